import { describe, expect, test } from 'vitest'
import { appError } from '../kernel/app-error.ts'
import { err, ok } from '../kernel/result.ts'
import type { StoredLaunch } from '../smart/launch-store.ts'
import { fakeEhr } from '../testing/chart/fake-ehr.ts'
import { marchetti } from '../testing/chart/marchetti.ts'
import { aMoment } from '../testing/fixed-clock.ts'
import { noteWorld } from '../testing/note/note-world.ts'
import { type HintDeps, hintsOfChart } from './hints-of-chart.ts'

async function world() {
  const { deps, open } = await noteWorld()
  const ehr = fakeEhr({ resources: marchetti })
  const hints = (
    more: Partial<StoredLaunch> = {},
    change: Partial<HintDeps> = {},
    takesHints = true,
  ) => {
    const stored: StoredLaunch = {
      ...{ launch: open.launch, secretHash: '', lastUsedAt: aMoment },
      ...{ lockedAt: undefined, endedAt: undefined, ...more },
    }
    const hintDeps: HintDeps = {
      launches: { find: async () => ok(stored) },
      ehrs: { byId: () => open.registration },
      chartOf: () => ({ ...deps, ehr }),
      ...change,
    }
    return hintsOfChart(hintDeps, open.launch.id, { takesHints })
  }
  return { deps, open, hints }
}

describe('an engine that takes hints', () => {
  test('is told what the chart names, which was read on the trail', async () => {
    const { hints, deps } = await world()
    const words = (await hints()).join(', ').toLowerCase()
    for (const name of ['furosemide', 'penicillin', 'heart failure']) expect(words).toContain(name)
    expect(words).not.toContain('marchetti')
    expect(words).not.toMatch(/\bmg\b|\d{4}/)
    const searches = deps.audit.intents.map(({ event }) => event.action)
    expect(searches.filter((action) => action === 'chart.search').length).toBeGreaterThan(2)
  })

  test('is told nothing of a session that is locked or over, and nothing is read', async () => {
    const { hints, deps, open } = await world()
    const before = deps.audit.intents.length
    expect(await hints({ lockedAt: aMoment })).toEqual([])
    expect(await hints({ endedAt: aMoment })).toEqual([])
    const missing = { find: async () => ok(undefined) }
    expect(await hints({}, { launches: missing })).toEqual([])
    const away = { find: async () => err(appError('STORE_UNAVAILABLE')) }
    expect(await hints({}, { launches: away })).toEqual([])
    const moved = { ...open.registration, issuer: 'https://other.example/fhir' }
    expect(await hints({}, { ehrs: { byId: () => moved } })).toEqual([])
    expect(deps.audit.intents).toHaveLength(before)
  })

  test('is the only one for which the chart is read', async () => {
    const { hints, deps } = await world()
    const before = deps.audit.intents.length
    const launches = { find: () => Promise.reject(new Error('it was looked for')) }
    expect(await hints({}, { launches }, false)).toEqual([])
    expect(deps.audit.intents).toHaveLength(before)
  })
})
