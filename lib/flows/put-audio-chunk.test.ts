import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { appError } from '../kernel/app-error.ts'
import type { PatientId } from '../kernel/ids.ts'
import { err, ok } from '../kernel/result.ts'
import { somePcm } from '../testing/capture/a-recording.ts'
import { captureWorld } from '../testing/capture/capture-world.ts'
import { aLaunch } from '../testing/chart/a-launch.ts'
import { putAudioChunk } from './put-audio-chunk.ts'
import { readRecording } from './read-recording.ts'

async function recordingWorld() {
  const world = await captureWorld()
  await world.answer()
  await world.move('record')
  return world
}

describe('a piece of sound', () => {
  test('is kept, also when it comes again, and its page learns what arrived', async () => {
    const { deps, launch, id, put, move } = await recordingWorld()
    for (const seq of [0, 1, 1, 3]) expect(await put(seq)).toEqual(ok(undefined))
    await move('stop', 5)
    const retention = 'transcript'
    expect(await readRecording({ ...deps, retention }, launch, id)).toMatchObject({
      value: {
        state: 'stopped',
        chunkCount: 5,
        arrived: [
          [0, 1],
          [3, 3],
        ],
      },
    })
    expect(await put(2)).toEqual(ok(undefined))
    expect(await put(5)).toEqual(err(appError('RECORDING_NOT_POSSIBLE')))
  })

  test('never takes the place of another', async () => {
    const { put } = await recordingWorld()
    await put(0, 1)
    expect(await put(0, 2)).toEqual(err(appError('AUDIO_CHUNK_DIFFERS')))
  })

  test('S34 that was damaged on its way is refused', async () => {
    const { deps, launch, id, numbers } = await recordingWorld()
    const digest = deps.sha256Bytes(somePcm(1))
    const put = putAudioChunk(deps, launch, id, { seq: 0, pcm: somePcm(2), digest })
    expect(await put).toEqual(err(appError('AUDIO_CHUNK_INVALID')))
    expect(await numbers()).toEqual([])
  })

  test('of another patient’s recording finds none', async () => {
    const { deps, id, numbers } = await recordingWorld()
    const other = aLaunch({ patientId: 'another' as PatientId })
    const pcm = somePcm(1)
    const chunk = { seq: 0, pcm, digest: deps.sha256Bytes(pcm) }
    expect(await putAudioChunk(deps, other, id, chunk)).toEqual(
      err(appError('RECORDING_NOT_FOUND')),
    )
    const status = await readRecording({ ...deps, retention: 'filed' }, other, id)
    expect(status).toEqual(err(appError('RECORDING_NOT_FOUND')))
    expect(await numbers()).toEqual([])
  })

  const anyStep = fc.oneof(
    fc.constantFrom('yes', 'no', 'record', 'pause', 'stop', 'transcribe', 'withdraw' as const),
    fc.nat(8),
  )

  test('G15 is only ever kept under a consent in force, and nothing stays after a withdrawal', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { maxLength: 16 }), async (steps) => {
        const world = await captureWorld()
        let answered: 'yes' | 'no' | undefined
        let isWithdrawn = false
        for (const step of steps) {
          if (typeof step === 'number') {
            const put = await world.put(step)
            if (put.ok) expect([answered, isWithdrawn]).toEqual(['yes', false])
          } else if (step === 'yes' || step === 'no') {
            await world.answer(step === 'yes')
            answered ??= step
          } else if (step === 'withdraw') {
            isWithdrawn ||= (await world.withdraw()).ok
          } else {
            await world.move(step, 6)
          }
          if (answered !== 'yes' || isWithdrawn) expect(await world.numbers()).toEqual([])
        }
      }),
    )
  })
})
