import { describe, expect, test } from 'vitest'
import { err, ok } from '../kernel/result.ts'
import {
  interleaved,
  LARGEST_SOUND_FILE_BYTES,
  type SoundOfFile,
  soundOfFile,
  swapTracks,
  troubleOfFile,
  troubleOfType,
} from './sound-file.ts'

const SECOND = 16_000
const tone = (loudness: (second: number) => number, seconds = 4): Float32Array =>
  Float32Array.from(
    { length: seconds * SECOND },
    (_, at) => loudness(Math.floor(at / SECOND)) * Math.sin(at / 7),
  )

function taken(channels: readonly Float32Array[]): SoundOfFile {
  const sound = soundOfFile(channels)
  if (!sound.ok) throw new Error(sound.error)
  return sound.value
}

describe('a sound file', () => {
  test('is judged before it is read: nothing in it, or too much', () => {
    expect(troubleOfFile(0)).toBe('empty')
    expect(troubleOfFile(LARGEST_SOUND_FILE_BYTES)).toBeUndefined()
    expect(troubleOfFile(LARGEST_SOUND_FILE_BYTES + 1)).toBe('too-big')
  })

  test('that no decoder takes is no sound, or sound of a kind that is not known here', () => {
    expect(troubleOfType('audio/x-speex')).toBe('undecodable')
    expect(troubleOfType('video/mp4')).toBe('undecodable')
    expect(troubleOfType('application/pdf')).toBe('not-sound')
    expect(troubleOfType('')).toBe('not-sound')
  })

  test('of an hour is the longest, and what is silent is no visit', () => {
    const hour = new Float32Array(3_600 * SECOND)
    hour[5] = 0.1
    expect(taken([hour]).seconds).toBe(3_600)
    const longer = new Float32Array(3_600 * SECOND + 1)
    expect(soundOfFile([longer])).toEqual(err('too-long'))
    expect(soundOfFile([new Float32Array(SECOND)])).toEqual(err('silent'))
    expect(soundOfFile([])).toEqual(err('empty'))
  })

  test('with a person on each channel keeps both, which can be exchanged', () => {
    const [left, right] = [tone((s) => (s % 2 ? 0.5 : 0)), tone((s) => (s % 2 ? 0 : 0.5))]
    const sound = taken([left, right])
    expect(sound).toEqual({ seconds: 4, tracks: [left, right] })
    expect(swapTracks(sound).tracks).toEqual([right, left])
  })

  test('whose channels hear the same is mixed to one, as are more than two', () => {
    const [near, far] = [tone(() => 0.5), tone(() => 0.3)]
    const { tracks } = taken([near, far])
    expect(tracks).toHaveLength(1)
    expect(tracks[0][1_234]).toBeCloseTo(((near[1_234] ?? 0) + (far[1_234] ?? 0)) / 2, 5)
    expect(taken([near, far, near]).tracks).toHaveLength(1)
    expect(soundOfFile([near])).toEqual(ok({ seconds: 4, tracks: [near] }))
    expect(swapTracks(taken([near])).tracks).toEqual([near])
  })

  test('is sent sample by sample, of two tracks in turns', () => {
    const [a, b] = [Float32Array.of(1, 2, 3), Float32Array.of(-1, -2, -3)]
    expect([...interleaved([a], 1, 3)]).toEqual([2, 3])
    expect([...interleaved([a, b], 1, 3)]).toEqual([2, -2, 3, -3])
    expect([...interleaved([a, b], 2, 9)]).toEqual([3, -3])
  })
})
