import { createHash } from 'node:crypto'
import { pocketsphinx } from '../../adapters/asr/pocketsphinx.ts'
import type { Audio, Segment } from '../../ambient/transcriber.ts'
import { collect } from '../collect.ts'
import { unwrap } from '../unwrap.ts'
import { audioOf } from './spoken.ts'

const heardBefore = new Map<string, Promise<readonly Segment[]>>()

/** What pocketsphinx hears; of the same sound only once. */
export function recognise(pcm: Uint8Array): Promise<readonly Segment[]> {
  const key = createHash('sha256').update(pcm).digest('hex')
  const hearing = heardBefore.get(key) ?? finalSegments(audioOf(pcm))
  heardBefore.set(key, hearing)
  return hearing
}

async function finalSegments(audio: Audio): Promise<readonly Segment[]> {
  const { signal } = new AbortController()
  const options = { language: 'en-US', hints: [], signal }
  const heard = await collect(pocketsphinx().transcribe(audio, options))
  return heard.map(unwrap).filter(({ isFinal }) => isFinal)
}
