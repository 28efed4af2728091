import 'server-only'
import { z } from 'zod'
import type { Segment, SpokenWord } from '#lib/ambient/transcriber.ts'
import type { Speaker } from '#lib/note/sources.ts'

const seconds = z.number().nonnegative()
const wordSchema = z.looseObject({ word: z.string(), start: seconds, end: seconds })
const segmentSchema = z.looseObject({
  text: z.string(),
  start: seconds.optional(),
  end: seconds.optional(),
  speaker: z.string().nullish(),
  avg_logprob: z.number().nullish(),
})

/** `json`, `verbose_json` and `diarized_json` (OpenAI API reference, audio transcriptions). */
const answerSchema = z.looseObject({
  text: z.string(),
  segments: z.array(segmentSchema).optional(),
  words: z.array(wordSchema).optional(),
})

/** The stretch of sound that an answer is about. */
export type Piece = {
  readonly channel: number
  /** The speaker that the channel is for. */
  readonly speaker: Speaker
  /** From 0; voices are told apart within a piece only. */
  readonly number: number
  readonly offsetMs: number
  readonly isOnly: boolean
}

/** @returns the final segments of an answer, or undefined when it is none */
export function readOpenAiAnswer(json: string, piece: Piece): readonly Segment[] | undefined {
  const parsed = answerSchema.safeParse(parsedJson(json))
  if (!parsed.success) return undefined
  const { text, segments, words = [] } = parsed.data
  const spoken = segments?.length ? segments : [{ text }]
  return spoken
    .filter((segment) => segment.text.trim() !== '')
    .map((segment, at) => segmentOf(segment, at, words, piece))
}

function segmentOf(
  { text, start, end, speaker, avg_logprob }: z.infer<typeof segmentSchema>,
  at: number,
  words: readonly z.infer<typeof wordSchema>[],
  { channel, speaker: role, number, offsetMs, isOnly }: Piece,
): Segment {
  const ms = (value: number | undefined) =>
    value === undefined ? undefined : Math.round(offsetMs + value * 1000)
  // A microphone of one person needs no voice to tell who speaks.
  const voice = role === 'unknown' ? (speaker?.trim() ?? '') : ''
  return {
    id: `${channel}-${number}-${at}`,
    isFinal: true,
    speaker: role,
    speakerSource: role !== 'unknown' ? 'channel' : voice === '' ? 'none' : 'diarizer',
    label: voice === '' || isOnly ? voice : `${voice}${number + 1}`,
    text: text.trim(),
    startMs: ms(start),
    endMs: ms(end),
    words: words.filter((word) => isWithin(word, start, end)).map((word) => wordOf(word, offsetMs)),
    confidence: typeof avg_logprob === 'number' ? Math.min(1, Math.exp(avg_logprob)) : undefined,
  }
}

const wordOf = (
  { word, start, end }: z.infer<typeof wordSchema>,
  offsetMs: number,
): SpokenWord => ({
  text: word.trim(),
  startMs: Math.round(offsetMs + start * 1000),
  endMs: Math.round(offsetMs + end * 1000),
})

/** By its middle; without times of the segment every word is its own. */
const isWithin = (word: { start: number; end: number }, start = 0, end = Infinity): boolean => {
  const middle = (word.start + word.end) / 2
  return middle >= start && middle < end
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
