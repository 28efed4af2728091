import { channelOf, joinBytes, millisecondsOf } from '../../ambient/pcm.ts'
import type { Segment, Transcriber } from '../../ambient/transcriber.ts'
import { appError } from '../../kernel/app-error.ts'
import { err, ok } from '../../kernel/result.ts'
import type { Speaker } from '../../note/sources.ts'

const LOUD = 500

/** Where the sound of a channel begins and ends, in milliseconds; undefined in silence. */
function loudPart(pcm: Uint8Array): readonly [number, number] | undefined {
  const samples = new DataView(pcm.buffer, pcm.byteOffset, pcm.byteLength)
  const loud: number[] = []
  for (let at = 0; at + 1 < pcm.length; at += 2) {
    if (Math.abs(samples.getInt16(at, true)) > LOUD) loud.push(at)
  }
  const [first] = loud
  return first === undefined ? undefined : [millisecondsOf(first), millisecondsOf(loud.at(-1) ?? 0)]
}

/**
 * A transcriber that knows beforehand what will be said: on each channel that is not silent it
 * guesses the first word, then gives all of it.
 */
export function fakeTranscriber(said: (speaker: Speaker) => string, isAway = false): Transcriber {
  return {
    engine: { name: 'fake', locality: { kind: 'this-machine' }, grade: 'demonstration' },
    hearsAlong: false,
    takesHints: false,
    async *transcribe({ channels, chunks }, { signal }) {
      if (isAway) return yield err(appError('TRANSCRIBER_UNAVAILABLE'))
      const all: Uint8Array[] = []
      for await (const chunk of chunks) {
        if (signal.aborted) return
        all.push(chunk)
      }
      for (const [channel, speaker] of channels.entries()) {
        const loud = loudPart(channelOf(joinBytes(all), channel, channels.length))
        if (!loud) continue
        const segment = segmentOf(`${channel}-0`, speaker, said(speaker), loud)
        const [word = ''] = segment.text.split(' ')
        yield ok({ ...segment, isFinal: false, text: word, words: [] })
        yield ok(segment)
      }
    },
  }
}

function segmentOf(
  id: string,
  speaker: Speaker,
  text: string,
  [startMs, endMs]: readonly [number, number],
): Segment {
  const texts = text.split(' ')
  const each = (endMs - startMs) / texts.length
  const words = texts.map((word, at) => ({
    text: word,
    startMs: startMs + at * each,
    endMs: startMs + (at + 1) * each,
  }))
  const speakerSource = speaker === 'unknown' ? 'none' : 'channel'
  return { id, isFinal: true, speaker, speakerSource, label: '', text, startMs, endMs, words }
}
