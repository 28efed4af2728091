import { SAMPLE_RATE } from '../ambient/pcm.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import { LONGEST_RECORDING_MS } from './audio-chunk.ts'
import { channelsApart } from './channels-apart.ts'

/** Decoded, an hour is many times as large as its file: what is larger, no browser should open. */
export const LARGEST_SOUND_FILE_BYTES = 256 * 1024 * 1024

/** Why a file is not taken up as the recording of a visit. */
export type SoundFileTrouble =
  | 'empty'
  | 'too-big'
  | 'not-sound'
  /** It is sound, of a kind that this browser does not decode, or it is damaged. */
  | 'undecodable'
  | 'too-long'
  | 'silent'

/** The sound of a file, at 16 kHz: one track for the room, or the clinician's and the patient's. */
export type SoundOfFile = {
  readonly seconds: number
  readonly tracks: readonly [Float32Array] | readonly [Float32Array, Float32Array]
}

/** Judges a file before it is read. @param type its media type as the browser has it, or empty */
export function troubleOfFile(size: number): SoundFileTrouble | undefined {
  if (size === 0) return 'empty'
  return size > LARGEST_SOUND_FILE_BYTES ? 'too-big' : undefined
}

/** What a file is that was not decoded. @param type its media type as the browser has it, or empty */
export const troubleOfType = (type: string): SoundFileTrouble =>
  /^(audio|video)\//.test(type) ? 'undecodable' : 'not-sound'

/**
 * The recording in a file that was decoded: two channels stay two where each has a person of its own,
 * the first of which is taken for the clinician; everything else is mixed to one.
 *
 * @param channels samples at 16 kHz, from -1 to 1, of the same length
 */
export function soundOfFile(
  channels: readonly Float32Array[],
): Result<SoundOfFile, SoundFileTrouble> {
  const [first, second] = channels
  const length = first?.length ?? 0
  if (!first || length === 0) return err('empty')
  const seconds = length / SAMPLE_RATE
  if (seconds * 1_000 > LONGEST_RECORDING_MS) return err('too-long')
  if (channels.every((one) => one.every((sample) => Math.abs(sample) < QUIETEST))) {
    return err('silent')
  }
  if (channels.length === 2 && second && channelsApart(first, second)) {
    return ok({ seconds, tracks: [first, second] })
  }
  return ok({ seconds, tracks: [mixed(channels, length)] })
}

/** The smallest step of 16-bit sound is 1/32768; what never leaves a few of them is no recording. */
const QUIETEST = 4 / 32_768

function mixed(channels: readonly Float32Array[], length: number): Float32Array {
  const [only] = channels
  if (only && channels.length === 1) return only
  const mix = new Float32Array(length)
  for (const channel of channels) {
    for (let at = 0; at < length; at += 1) {
      mix[at] = (mix[at] ?? 0) + (channel[at] ?? 0) / channels.length
    }
  }
  return mix
}

/** Patient and clinician exchanged, for a file whose channels are the other way round. */
export const swapTracks = (sound: SoundOfFile): SoundOfFile => {
  const [first, second] = sound.tracks
  return second ? { ...sound, tracks: [second, first] } : sound
}

/** The samples of a stretch as they are sent: one after the other, of two tracks in turns. */
export function interleaved(
  tracks: readonly Float32Array[],
  from: number,
  to: number,
): Float32Array {
  const [first, second] = tracks.map((track) => track.subarray(from, to))
  if (!first || !second) return first ?? new Float32Array()
  const both = new Float32Array(first.length * 2)
  for (let at = 0; at < first.length; at += 1) {
    both[2 * at] = first[at] ?? 0
    both[2 * at + 1] = second[at] ?? 0
  }
  return both
}
