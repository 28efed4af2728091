import { expect, test } from 'vitest'
import { readDisclosure, readHold, readLift, readRecipient, readReview } from './decision-forms.ts'

const ZONE = 'America/Chicago'
const form = (fields: Readonly<Record<string, string>>) => new URLSearchParams(fields)
const id = '3f0c1a52-7d0e-4f57-9d15-1d1c7e6b8a10'

test('a review says what was found and why', () => {
  const given = { id, outcome: 'justified', comment: 'Seen in the emergency room.' }
  expect(readReview(form({ ...given, token: 'x' }))).toEqual(given)
  expect(readReview(form({ ...given, outcome: 'fine' }))).toBeUndefined()
  expect(readReview(form({ ...given, comment: ' ' }))).toBeUndefined()
})

test('a hold keeps a patient, a person or a time, for a reason', () => {
  const reason = 'Litigation 12'
  expect(
    readHold(form({ reason, ehr: 'greyfield', patient: 'p1', from: '2026-11-01' }), ZONE),
  ).toEqual({
    ...{ reason, patient: { ehrId: 'greyfield', id: 'p1' }, user: undefined },
    ...{ from: '2026-11-01T05:00:00.000Z', to: null },
  })
  expect(readHold(form({ reason: '' }), ZONE)).toBeUndefined()
  expect(readHold(form({ reason, patient: 'p1' }), ZONE)).toBeUndefined()
})

test('a hold is lifted for a reason', () => {
  expect(readLift(form({ id, reason: 'Settled' }))).toEqual({ id, reason: 'Settled' })
  expect(readLift(form({ id: '1', reason: 'Settled' }))).toBeUndefined()
})

test('a disclosure names day, patient, recipient, what and what for', () => {
  const told = { recipient: 'County court', address: '', description: 'Notes', purpose: 'Subpoena' }
  const whole = { ...told, ehr: 'greyfield', patient: 'p1', day: '2026-11-19' }
  expect(readDisclosure(form(whole), ZONE)).toEqual({
    ...told,
    ...{ disclosedAt: '2026-11-19T06:00:00.000Z', patient: { ehrId: 'greyfield', id: 'p1' } },
    period: { from: null, to: null },
  })
  for (const missing of ['ehr', 'patient', 'day', 'recipient', 'purpose'])
    expect(readDisclosure(form({ ...whole, [missing]: '' }), ZONE), missing).toBeUndefined()
})

test('an export stays here, or names to whom it goes and what for', () => {
  const outside = { recipient: 'County court', address: '', purpose: 'Subpoena' }
  expect(readRecipient(form({ token: 'x', recipient: ' ' }))).toBeUndefined()
  expect(readRecipient(form(outside))).toEqual(outside)
  expect(readRecipient(form({ ...outside, purpose: '' }))).toBe('incomplete')
  expect(readRecipient(form({ ...outside, recipient: '' }))).toBe('incomplete')
})
