import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FhirResource } from '../fhir/resource.ts'
import { shiftToToday } from './shift-to-today.ts'

const now = new Date('2026-11-19T17:00:00Z')
const timeZone = 'America/New_York'

const visit = (start: string, end: string): FhirResource => ({
  resourceType: 'Encounter',
  id: start,
  status: 'finished',
  period: { start, end },
})
const evening = visit('2020-11-20T21:00:00Z', '2020-11-20T21:30:00Z')

describe('a history moved to today', () => {
  it('has begun by now, also when the visit was in the evening', () => {
    const lab = { resourceType: 'Observation', id: 'o', effectiveDateTime: '2020-11-20T21:10:00Z' }
    const [encounter, result] = shiftToToday([evening, lab], { now, timeZone })
    expect(encounter).toMatchObject({
      status: 'in-progress',
      period: { start: '2026-11-19T17:00:00.000Z' },
    })
    expect(result?.effectiveDateTime).toBe('2026-11-19T17:00:00.000Z')
  })

  it('keeps what lay ahead ahead, and leaves alone what only looks like a date', () => {
    const goal = {
      resourceType: 'Goal',
      id: 'g',
      target: [{ dueDate: '2020-12-20' }],
      identifier: [{ value: '2020-11-20' }],
      note: [{ text: '2020-11-20' }],
    }
    const [, moved] = shiftToToday([evening, goal], { now, timeZone })
    expect(moved).toMatchObject({
      target: [{ dueDate: '2026-12-19' }],
      identifier: goal.identifier,
      note: goal.note,
    })
  })

  it('stays as it is when it has no visit', () => {
    const patient = { resourceType: 'Patient', id: 'p', birthDate: '1960-01-01' }
    expect(shiftToToday([patient], { now, timeZone })).toEqual([patient])
  })

  it('keeps the days between its dates', () => {
    const days = fc.integer({ min: 0, max: 20_000 })
    fc.assert(
      fc.property(days, days, (first, second) => {
        const on = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10)
        const conditions = [first, second].map((day, position) => ({
          resourceType: 'Condition',
          id: `c${position}`,
          recordedDate: on(day),
        }))
        const [, one, two] = shiftToToday([evening, ...conditions], { now, timeZone })
        const distance =
          Date.parse(String(two?.recordedDate)) - Date.parse(String(one?.recordedDate))
        expect(distance).toBe((second - first) * 86_400_000)
      }),
    )
  })
})
