import { expect, test } from 'vitest'
import { filterOf, readTrailQuery } from './trail-query.ts'

const ZONE = 'America/Chicago'
const read = (fields: Readonly<Record<string, string>>) =>
  readTrailQuery(new URLSearchParams(fields), ZONE)

test('an empty form asks for everything', () => {
  const query = read({ ehr: '', patient: ' ', user: '', from: '', to: '' })
  expect(query).toEqual({ ok: true, value: {} })
  expect(query.ok && filterOf(query.value, ZONE)).toEqual({ from: null, to: null })
})

test('a patient is one of an EHR, and a period ends with its last day', () => {
  const query = read({ ehr: 'greyfield', patient: 'p1', from: '2026-11-01', to: '2026-11-19' })
  expect(query.ok && filterOf(query.value, ZONE)).toEqual({
    patient: { ehrId: 'greyfield', id: 'p1' },
    from: '2026-11-01T05:00:00.000Z',
    to: '2026-11-20T06:00:00.000Z',
  })
})

test.each([
  [{ patient: 'p1' }, 'ehr'],
  [{ ehr: 'greyfield', patient: "'; drop table" }, 'patient'],
  [{ from: '19.11.2026' }, 'from'],
  [{ from: '2026-11-19', to: '2026-11-18' }, 'to'],
  [{ action: 'nothing.known' }, 'action'],
  [{ result: 'well' }, 'result'],
  [{ launchId: 'x' }, 'launchId'],
])('what cannot be understood is named: %o', (fields, wrong) => {
  expect(read(fields)).toEqual({ ok: false, error: wrong })
})

test('what the form does not know is not looked at', () => {
  expect(read({ token: 'x', tenant: 'other' })).toEqual({ ok: true, value: {} })
})
