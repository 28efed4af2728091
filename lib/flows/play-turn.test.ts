import { beforeEach, describe, expect, test } from 'vitest'
import { transcriptOfRecording } from '../ambient/heard-transcript.ts'
import { readWav } from '../ambient/wav.ts'
import { appError } from '../kernel/app-error.ts'
import { transcriptIdSchema } from '../kernel/id-schemas.ts'
import type { PatientId } from '../kernel/ids.ts'
import { err, ok } from '../kernel/result.ts'
import { aGrant } from '../testing/capture/a-recording.ts'
import { captureWorld } from '../testing/capture/capture-world.ts'
import { aLaunch } from '../testing/chart/a-launch.ts'
import { aMoment } from '../testing/fixed-clock.ts'
import { unwrap } from '../testing/unwrap.ts'
import { playTurn } from './play-turn.ts'
import { readHeardTranscript } from './read-heard-transcript.ts'
import { readRecording } from './read-recording.ts'

const TWO_SECONDS = 32_000

/** Twenty pieces of two seconds, each of its number; turns at 0, 10 and 30 seconds. */
async function transcribed() {
  const world = await captureWorld()
  await world.answer()
  await world.move('record')
  for (let seq = 0; seq < 20; seq += 1) await world.put(seq, seq + 1, TWO_SECONDS)
  await world.move('stop', 20)
  const hearing = unwrap(await world.deps.hearings.begin(world.id, 'us'))
  if (!hearing) throw new Error('it is not due')
  const turn = (at: number) => ({
    ...{ id: `${at}`, isFinal: true, speakerSource: 'none', label: '', words: [] },
    ...({ speaker: 'unknown', text: `at ${at}`, startMs: at * 1_000 } as const),
  })
  const segments = [0, 10, 30].map((at) => ({ ...turn(at), speakerSource: 'none' as const }))
  const transcript = transcriptOfRecording(segments, {
    ...{ id: transcriptIdSchema.parse(world.id), recordingId: world.id, missing: [] },
    engine: { name: 'fake', grade: 'demonstration' },
  })
  const outcome = { state: 'transcribed', transcript, at: aMoment, pieces: 20 } as const
  unwrap(await world.deps.hearings.end(aGrant, hearing, outcome))
  const play = (at: number, launch = world.launch) => playTurn(world.deps, launch, world.id, at)
  return { ...world, transcript, play }
}

/** The values of the seconds that are heard. */
function secondsIn(wav: Uint8Array): readonly number[] {
  const pcm = readWav(wav)?.pcm ?? new Uint8Array()
  return Array.from({ length: pcm.length / 32_000 }, (_, second) => pcm[second * 32_000] ?? 0)
}

describe('a moment of a recording', () => {
  let world: Awaited<ReturnType<typeof transcribed>>
  beforeEach(async () => {
    world = await transcribed()
  })

  test('is played from a little before its turn to a little after it, on the trail', async () => {
    const { play, deps, id } = world
    const wav = unwrap(await play(1))
    const seconds = Array.from({ length: 24 }, (_, second) => Math.floor((8 + second) / 2) + 1)
    expect(secondsIn(wav)).toEqual(seconds)
    const event = { action: 'recording.play', recordingId: id, turn: 1 }
    expect(deps.audit.outcomes.at(-1)).toEqual({ event, outcome: { result: 'done' } })
    expect(secondsIn(unwrap(await play(0)))).toHaveLength(12)
    expect(secondsIn(unwrap(await play(2)))).toHaveLength(12)
  })

  test('is told to be there as long as nothing is about to remove it', async () => {
    const { deps, launch, id, withdraw } = world
    const isKept = async (retention: 'transcript' | 'filed') =>
      unwrap(await readRecording({ ...deps, retention }, launch, id)).isSoundKept
    expect(await isKept('filed')).toBe(true)
    expect(await isKept('transcript')).toBe(false)
    await withdraw()
    expect(await isKept('filed')).toBe(false)
  })

  test('is gone with the sound, and with the consent at once; the words stay', async () => {
    const { play, withdraw, move, deps, launch, id, transcript } = world
    expect(await play(7)).toEqual(err(appError('SOUND_GONE')))
    await move('withdraw')
    expect(await play(1)).toEqual(err(appError('SOUND_GONE')))
    await withdraw()
    expect(await play(1)).toEqual(err(appError('SOUND_GONE')))
    expect(await readHeardTranscript(deps, launch, id)).toEqual(ok(transcript))
    expect(deps.audit.intents.at(-1)?.event).toEqual({ action: 'recording.read', recordingId: id })
  })

  test('S34 does not exist for another patient’s launch, nor do its words', async () => {
    const { deps, id, play } = world
    const other = aLaunch({ patientId: 'other' as PatientId })
    expect(await play(1, other)).toEqual(err(appError('RECORDING_NOT_FOUND')))
    const read = await readHeardTranscript(deps, other, id)
    expect(read).toEqual(err(appError('RECORDING_NOT_FOUND')))
  })
})
