import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { later } from '#lib/testing/filing/filing-views.ts'
import { type Activity, activityGroups } from './activity-groups.ts'

const anActivity = (seconds: number, more: Partial<Activity> = {}): Activity => ({
  at: later(seconds),
  action: 'note.save',
  what: undefined,
  result: 'done',
  ...more,
})

describe('the activity of a visit', () => {
  test('tells the newest first', () => {
    const groups = activityGroups([
      anActivity(0, { action: 'visit.open' }),
      anActivity(9, { action: 'note.approve' }),
      anActivity(3),
    ])
    expect(groups.map(({ action }) => action)).toEqual(['note.approve', 'note.save', 'visit.open'])
  })

  test('tells saving again and again once, with its count and its span', () => {
    expect(activityGroups([anActivity(0), anActivity(20), anActivity(40)])).toEqual([
      { ...anActivity(40), count: 3, since: later(0) },
    ])
  })

  test('keeps a failure apart from what went well around it', () => {
    const groups = activityGroups([
      anActivity(0),
      anActivity(1, { result: 'failed' }),
      anActivity(2),
    ])
    expect(groups.map(({ result }) => result)).toEqual(['done', 'failed', 'done'])
  })

  test('tells the parts of a chart once, and each part that could not be read', () => {
    const read = (seconds: number, what: string, result: Activity['result'] = 'done') =>
      anActivity(seconds, { action: 'chart.search', what, result })
    const groups = activityGroups([
      read(0, 'Condition'),
      read(1, 'Observation'),
      read(2, 'DiagnosticReport', 'refused'),
      read(3, 'DocumentReference', 'refused'),
    ])
    expect(groups.map(({ what, count }) => [what, count])).toEqual([
      ['DocumentReference', 1],
      ['DiagnosticReport', 1],
      ['Observation', 2],
    ])
  })

  test('keeps apart what lies long before', () => {
    expect(activityGroups([anActivity(0), anActivity(600)]).length).toBe(2)
  })

  test('loses and invents nothing', () => {
    const anyActivity = fc
      .tuple(fc.nat(5_000), fc.constantFrom('chart.read', 'note.save', 'filing.send'))
      .map(([seconds, action]) => anActivity(seconds, { action }))
    fc.assert(
      fc.property(fc.array(anyActivity), (activities) => {
        const groups = activityGroups(activities)
        expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(activities.length)
      }),
    )
  })
})
