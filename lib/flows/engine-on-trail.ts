import type { Transcriber } from '../ambient/transcriber.ts'

/** Which engine hears, and where the sound goes, as `recording.transcribe` records it (G17). */
export function engineOnTrail(transcriber: Transcriber | undefined): {
  readonly engine: string
  readonly sentTo: string
} {
  if (!transcriber) return { engine: 'none', sentTo: 'none' }
  const { name, locality } = transcriber.engine
  return { engine: name, sentTo: locality.kind === 'host' ? locality.host : locality.kind }
}
