import { lastOf, lengthOf, type Moment } from './moments.ts'

/** A voice goes on for a while; a door and a key do not. */
const VOICE_MS = 200
const WITHIN_MS = 1_000

/** Whether somebody speaks, from moments that are like a voice or not, in their order. */
export function createVoiceRun(): (ms: number, isLikeVoice: boolean) => boolean {
  let moments: readonly (Moment & { readonly isLikeVoice: boolean })[] = []
  return (ms, isLikeVoice) => {
    moments = lastOf([...moments, { ms, isLikeVoice }], WITHIN_MS)
    return lengthOf(moments.filter((moment) => moment.isLikeVoice)) >= VOICE_MS
  }
}
