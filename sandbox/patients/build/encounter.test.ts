import { expect, test } from 'vitest'
import { type EncounterEntry, encounterFinder } from './encounter.ts'

const visit: EncounterEntry = { on: '2026-05-14T10:20', minutes: 30, by: 'reyes' }
const call: EncounterEntry = { on: '2026-06-02T11:45', minutes: 10, by: 'reyes', kind: 'telephone' }
const stay: EncounterEntry = {
  on: '2026-08-01T03:00',
  until: '2026-08-04T11:00',
  by: 'leclair',
  kind: 'inpatient',
}
const now: EncounterEntry = { on: '2026-11-17T06:10', by: 'thorvald', status: 'in-progress' }
const find = encounterFinder([visit, call, stay, now])

test.each<{ moment: string; belongs: EncounterEntry | undefined; when: string }>([
  { moment: '2026-05-14T10:30', belongs: visit, when: 'during a visit' },
  { moment: '2026-05-14T07:50', belongs: visit, when: 'earlier on the day of a visit' },
  { moment: '2026-05-14', belongs: visit, when: 'some time on the day of a visit' },
  { moment: '2026-05-13', belongs: undefined, when: 'the day before' },
  { moment: '2026-06-02T11:50', belongs: call, when: 'during a call' },
  { moment: '2026-06-02', belongs: undefined, when: 'on a day that only had a call' },
  { moment: '2026-08-02T05:30', belongs: stay, when: 'in a hospital stay' },
  { moment: '2026-08-04', belongs: stay, when: 'on the day of discharge' },
  { moment: '2026-11-19T05:40', belongs: now, when: 'while the patient is still there' },
])('what happened $when ($moment) belongs where it should', ({ moment, belongs }) => {
  expect(find(moment)).toBe(belongs)
})
