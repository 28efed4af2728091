import { z } from 'zod'

// The messages of docs/speech-protocol.md: JSON in text frames; sound goes in binary ones.

export const PROTOCOL = 'chartside.speech.v1'

const speaker = z.enum(['clinician', 'patient', 'other', 'unknown'])
const count = z.int().nonnegative()

export const clientMessageSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('start'),
    /** Names the sound over all connections that carry it. */
    session: z.uuid(),
    sampleRate: z.literal(16_000),
    channels: z.array(speaker).min(1).max(8).readonly(),
    language: z.string(),
    hints: z.array(z.string()).readonly(),
    /** How many segment messages have arrived before. */
    heard: count,
  }),
  z.strictObject({ type: z.literal('end'), chunks: count }),
])
export type ClientMessage = z.infer<typeof clientMessageSchema>

const milliseconds = z.number().nonnegative()
const share = z.number().min(0).max(1)

const heardSchema = z.object({
  id: z.string().min(1),
  isFinal: z.boolean(),
  channel: count,
  /** A voice that the engine tells from others on the channel. */
  voice: z.string().max(40).optional(),
  text: z.string().max(20_000),
  startMs: milliseconds.optional(),
  endMs: milliseconds.optional(),
  words: z
    .array(
      z.object({
        text: z.string(),
        startMs: milliseconds,
        endMs: milliseconds,
        confidence: share.optional(),
      }),
    )
    .default([]),
  confidence: share.optional(),
})
export type Heard = z.input<typeof heardSchema>

export const serverMessageSchema = z.discriminatedUnion('type', [
  /** The first `received` chunks are here; the next one to send has that number. */
  z.object({ type: z.literal('ready'), received: count }),
  z.object({ type: z.literal('ack'), received: count }),
  z.object({ type: z.literal('segment'), number: count, segment: heardSchema }),
  z.object({ type: z.literal('done') }),
  z.object({ type: z.literal('error'), code: z.enum(['busy', 'refused']) }),
])
export type ServerMessage = z.infer<typeof serverMessageSchema>

const NUMBER_BYTES = 4

/** A chunk of sound as a binary frame: its number (unsigned, 32 bits, big-endian), then PCM. */
export function writeChunk(number: number, pcm: Uint8Array): Uint8Array<ArrayBuffer> {
  const frame = new Uint8Array(NUMBER_BYTES + pcm.length)
  new DataView(frame.buffer).setUint32(0, number)
  frame.set(pcm, NUMBER_BYTES)
  return frame
}

/** @returns undefined for a frame too short to have a number */
export function readChunk(
  frame: Uint8Array,
): { readonly number: number; readonly pcm: Uint8Array } | undefined {
  if (frame.length < NUMBER_BYTES) return undefined
  const number = new DataView(frame.buffer, frame.byteOffset).getUint32(0)
  return { number, pcm: frame.subarray(NUMBER_BYTES) }
}
