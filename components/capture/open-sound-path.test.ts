import { describe, expect, test } from 'vitest'
import { joinBytes } from '#lib/ambient/pcm.ts'
import { type AudioChunk, checkChunk, LONGEST_RECORDING_MS } from '#lib/capture/audio-chunk.ts'
import { interleaved, type SoundOfFile } from '#lib/capture/sound-file.ts'
import { err, ok } from '#lib/kernel/result.ts'
import { openSoundPath } from './open-sound-path.ts'
import { pcmOfSamples } from './pcm-of-samples.ts'
import { pageSoundBuffer, type SoundBuffer } from './sound-buffer.ts'
import { sturdySoundBuffer } from './sturdy-sound-buffer.ts'

const ramp = (length: number, step: number) =>
  Float32Array.from({ length }, (_, at) => ((at * step) % 1_000) / 1_000)

function bench(device: SoundBuffer = pageSoundBuffer()) {
  const sent: AudioChunk[] = []
  const path = openSoundPath({
    ...{ buffer: sturdySoundBuffer(device), first: 0, before: 0, channels: 1 },
    send: async (chunk) => {
      sent.push(chunk)
      return ok(undefined)
    },
    wait: async () => undefined,
    microphone: () => Promise.reject(new Error('nobody asked for it')),
    openVoiceModel: () => ({ hear: () => undefined, close: () => undefined }),
    onHearing: () => undefined,
    onUpload: () => undefined,
    onLost: () => undefined,
  })
  return { path, sent }
}

/** A device that is full after so many pieces. */
function smallDevice(room: number): SoundBuffer {
  const buffer = pageSoundBuffer()
  const add: SoundBuffer['add'] = async (chunk) =>
    (await buffer.count()) < room ? buffer.add(chunk) : Promise.reject(new Error('full'))
  return { ...buffer, add }
}

/** A device that keeps the numbers of pieces, and knows how many came to it at the same time. */
function countingDevice() {
  const silence = new Uint8Array(64_000)
  const seqs = new Set<number>()
  let adding = 0
  let most = 0
  const device: SoundBuffer = {
    async add({ seq }) {
      adding += 1
      most = Math.max(most, adding)
      await Promise.resolve()
      adding -= 1
      seqs.add(seq)
    },
    async first() {
      const [seq] = seqs
      return seq === undefined ? undefined : { seq, pcm: silence }
    },
    count: async () => seqs.size,
    remove: async (seq) => void seqs.delete(seq),
    clear: async () => seqs.clear(),
  }
  return { device, mostAtOnce: () => most }
}

const [left, right] = [ramp(50_000, 1), ramp(50_000, 7)]
const files: readonly SoundOfFile[] = [
  { seconds: 3.125, tracks: [left] },
  { seconds: 3.125, tracks: [left, right] },
]

describe('a probe', () => {
  const probed = async (samples: Float32Array, channels: number) => {
    let isOn = true
    const path = openSoundPath({
      ...{ buffer: sturdySoundBuffer(pageSoundBuffer()), first: 0, before: 0, channels: 1 },
      ...{ send: async () => ok(undefined), wait: async () => undefined },
      openVoiceModel: () => Promise.reject(new Error('nobody asked for it')) as never,
      microphone: async ({ onSamples }) => {
        onSamples(samples)
        const stop = () => {
          isOn = false
        }
        return ok({ name: '', channels, stop })
      },
      ...{ onHearing: () => undefined, onUpload: () => undefined, onLost: () => undefined },
    })
    const found = await path.probe()
    return { found, isOn, pieces: path.count() }
  }

  test('finds two microphones where they differ, and keeps nothing of what it heard', async () => {
    const two = { found: ok(2), isOn: false, pieces: 0 }
    expect(await probed(Float32Array.of(0.1, 0.2, 0.3, 0.1), 2)).toEqual(two)
    expect(await probed(new Float32Array(100), 2)).toEqual(two)
    expect((await probed(Float32Array.of(0.1, 0.1, 0.3, 0.3), 2)).found).toEqual(ok(1))
    expect((await probed(Float32Array.of(0.1, 0.2), 1)).found).toEqual(ok(1))
  })
})

describe('the model that tells voices from noise', () => {
  const opened = async () => {
    let told: (likeness: readonly number[]) => void = () => undefined
    let give: (samples: Float32Array) => void = () => undefined
    const order: string[] = []
    const given: Float32Array[] = []
    const sent: AudioChunk[] = []
    const path = openSoundPath({
      ...{ buffer: sturdySoundBuffer(pageSoundBuffer()), first: 0, before: 0, channels: 1 },
      send: async (chunk) => {
        sent.push(chunk)
        return ok(undefined)
      },
      wait: async () => undefined,
      microphone: async ({ onSamples }) => {
        order.push('microphone')
        give = onSamples
        return ok({ name: '', channels: 1, stop: () => order.push('off') })
      },
      openVoiceModel: (onJudged) => {
        order.push('model')
        told = onJudged
        return { hear: (samples) => given.push(samples), close: () => order.push('closed') }
      },
      ...{ onHearing: () => undefined, onUpload: () => undefined, onLost: () => undefined },
    })
    await path.start()
    return { path, order, given, sent, tell: told, give }
  }

  test('begins after the microphone is on, and ends with it', async () => {
    const { path, order } = await opened()
    path.release()
    expect(order).toEqual(['microphone', 'model', 'off', 'closed'])
  })

  test('is given the sound, of which all is sent whatever it says', async () => {
    const { path, given, sent, tell, give } = await opened()
    const sound = ramp(1_600, 3)
    give(sound)
    tell([])
    give(sound)
    tell([0, 0, 0])
    path.release()
    await path.bringIn()
    expect(given).toEqual([sound])
    const all = pcmOfSamples(Float32Array.of(...sound, ...sound))
    expect(sent.map(({ pcm }) => Buffer.from(pcm))).toEqual([Buffer.from(all)])
  })
})

describe('the sound of a microphone', () => {
  const TENTH = 1_600
  /** Speaks so many tenths of a second, and lets everything happen after each. */
  async function spoken(tenths: number, channels: 1 | 2, isReached: () => boolean) {
    const sent: AudioChunk[] = []
    let speak: (samples: Float32Array) => void = () => undefined
    const path = openSoundPath({
      ...{ buffer: sturdySoundBuffer(pageSoundBuffer()), first: 0, before: 0, channels },
      send: async (chunk) => {
        if (!isReached()) return err({ code: 'SERVER_UNREACHABLE' })
        sent.push(chunk)
        return ok(undefined)
      },
      wait: () => new Promise((resolve) => setTimeout(resolve, 1)),
      microphone: async ({ onSamples }) => {
        speak = onSamples
        return ok({ name: '', channels, stop: () => undefined })
      },
      openVoiceModel: () => ({ hear: () => undefined, close: () => undefined }),
      ...{ onHearing: () => undefined, onUpload: () => undefined, onLost: () => undefined },
    })
    await path.start()
    for (let at = 0; at < tenths; at += 1) {
      speak(ramp(TENTH * channels, 1))
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
    return { path, sent }
  }
  const milliseconds = (pieces: readonly AudioChunk[], channels: number) =>
    pieces.map(({ pcm }) => pcm.length / channels / 32)

  test.each([1, 2] as const)('is sent in short pieces, of %i channels', async (channels) => {
    const { sent } = await spoken(9, channels, () => true)
    expect(milliseconds(sent, channels)).toEqual([300, 300, 300])
  })

  test('makes few pieces while the server is away, and none longer than two seconds', async () => {
    let isReached = false
    const { path, sent } = await spoken(53, 1, () => isReached)
    isReached = true
    path.flush()
    expect(await path.bringIn()).toBe(true)
    expect(milliseconds(sent, 1)).toEqual([300, 2_000, 2_000, 1_000])
  })
})

describe('the sound of a file', () => {
  test.each(files)('is held whole before anything is sent, then sent as it is', async (file) => {
    const { path, sent } = bench()
    expect(await path.take(file)).toBe(true)
    expect(sent).toEqual([])
    expect(await path.bringIn()).toBe(true)
    expect(sent).toHaveLength(path.count())
    for (const chunk of sent) expect(checkChunk(chunk).ok).toBe(true)
    const all = pcmOfSamples(interleaved(file.tracks, 0, left.length))
    expect(Buffer.compare(joinBytes(sent.map(({ pcm }) => pcm)), all)).toBe(0)
  })

  test('is not taken where the device holds a part of it, nor sent before it is held', async () => {
    const device = smallDevice(1)
    const { path, sent } = bench(device)
    const taken = path.take({ seconds: 3.125, tracks: [left] })
    expect(await path.bringIn()).toBe(false)
    expect(await taken).toBe(false)
    expect(await device.count()).toBe(0)
    expect(await path.bringIn()).toBe(true)
    expect(sent).toEqual([])
    expect(await bench(smallDevice(0)).path.take({ seconds: 3.125, tracks: [left] })).toBe(true)
  })

  test('of an hour goes to the device piece by piece, and from there to the server', async () => {
    const hour = LONGEST_RECORDING_MS * 16
    const shelf = countingDevice()
    const { path, sent } = bench(shelf.device)
    const file: SoundOfFile = { seconds: 3_600, tracks: [new Float32Array(hour)] }
    expect(await path.take(file)).toBe(true)
    expect(shelf.mostAtOnce()).toBe(1)
    expect(await path.bringIn()).toBe(true)
    expect(sent.map(({ seq }) => seq)).toEqual(Array.from({ length: 1_800 }, (_, seq) => seq))
    expect(sent.every((chunk) => checkChunk(chunk).ok)).toBe(true)
  })

  test('is forgotten in the middle when it is not wanted', async () => {
    const device = pageSoundBuffer()
    const { path } = bench(device)
    const taken = path.take({ seconds: 60, tracks: [ramp(960_000, 1)] })
    await path.discard()
    expect(await taken).toBe(false)
    expect(await device.count()).toBe(0)
  })
})
