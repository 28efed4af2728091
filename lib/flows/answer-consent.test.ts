import { describe, expect, test } from 'vitest'
import { appError } from '../kernel/app-error.ts'
import type { NoteId, PatientId } from '../kernel/ids.ts'
import { err } from '../kernel/result.ts'
import { aGrant } from '../testing/capture/a-recording.ts'
import { captureWorld } from '../testing/capture/capture-world.ts'
import { aLaunch } from '../testing/chart/a-launch.ts'
import { countedUuid } from '../testing/counted-uuid.ts'
import { aMoment } from '../testing/fixed-clock.ts'
import { answerConsent } from './answer-consent.ts'

describe('R1 the answer to the question whether a visit may be recorded', () => {
  test('is kept with how it was asked, by which words and when', async () => {
    const { answer, note, id } = await captureWorld()
    expect(await answer()).toMatchObject({
      value: {
        ...{ id, noteId: note.id, state: 'consented' },
        consent: { form: 'spoken', by: 'patient', script: '2026-11', answeredAt: aMoment },
      },
    })
  })

  test('G15 that is a no is kept as well, and takes no sound', async () => {
    const { answer, move, put } = await captureWorld()
    expect(await answer(false)).toMatchObject({ value: { noteId: undefined, state: 'declined' } })
    expect(await move('record')).toEqual(err(appError('CONSENT_MISSING')))
    expect(await put(0)).toEqual(err(appError('CONSENT_MISSING')))
  })

  test('stands: a later one for the same recording changes nothing', async () => {
    const { answer, state } = await captureWorld()
    await answer(false)
    await answer(true)
    expect(await state()).toBe('declined')
  })

  test('is for a note of this patient only, and none that was signed', async () => {
    const world = await captureWorld()
    const answer = { isGiven: true, noteId: countedUuid() as NoteId } as const
    expect(await world.answer(true, { answer })).toEqual(err(appError('NOTE_NOT_FOUND')))
    const other = aLaunch({ patientId: 'another' as PatientId })
    const asked = { form: 'spoken', by: 'patient', script: '2026-11' } as const
    const given = { ...asked, recordingId: world.id, answer: { ...answer, noteId: world.note.id } }
    expect(await answerConsent(world.deps, aGrant, other, given)).toEqual(
      err(appError('NOTE_NOT_FOUND')),
    )
    expect(await world.state()).toBeUndefined()
  })

  test('to another patient does not answer for this recording', async () => {
    const world = await captureWorld()
    await world.answer()
    const other = aLaunch({ patientId: 'another' as PatientId })
    const asked = { form: 'spoken', by: 'patient', script: '2026-11' } as const
    const given = { ...asked, recordingId: world.id, answer: { isGiven: false } } as const
    expect(await answerConsent(world.deps, aGrant, other, given)).toEqual(
      err(appError('RECORDING_NOT_FOUND')),
    )
    expect(await world.state()).toBe('consented')
  })
})
