import { beforeEach, expect, test } from 'vitest'
import type { AccessGrant } from '../audit/audit-log.ts'
import type { BreakGlass, BreakGlassStore, ChartLabel } from '../audit/break-glass.ts'
import { isClosed } from '../audit/break-glass.ts'
import type { CardOf } from '../chart/card.ts'
import { instantPlus } from '../kernel/instant.ts'
import { ok } from '../kernel/result.ts'
import { aLaunch } from '../testing/chart/a-launch.ts'
import { fakeAuditLog } from '../testing/fake-audit-log.ts'
import { aMoment, fixedClock } from '../testing/fixed-clock.ts'
import { unwrap } from '../testing/unwrap.ts'
import { chartGate, openRestrictedChart, readChartGate } from './chart-gate.ts'

const launch = aLaunch()
let openings: BreakGlass[]
let labels: Map<string, ChartLabel | 'none'>
let grant: AccessGrant

const store: BreakGlassStore = {
  gate: async ({ launchId, user }, now) => {
    const open = openings.find((one) => one.user === user && one.endsAt > now)
    return ok({ label: labels.get(launchId), openUntil: open?.endsAt })
  },
  keepLabel: async (launchId, label) => {
    labels.set(launchId, label)
    return ok(undefined)
  },
  open: async (_grant, one) => {
    openings.push(one)
    return ok(undefined)
  },
  all: async () => ok([]),
  review: async () => ok(true),
}
const depsAt = (milliseconds: number) => ({
  breakGlass: store,
  clock: fixedClock(instantPlus(aMoment, milliseconds)),
})
const deps = depsAt(0)

/** A patient's card with a mark, and how often it was read. */
function patientCard(label: ChartLabel | undefined) {
  const read = { times: 0 }
  return {
    read,
    readPatient: async () => {
      read.times += 1
      return { state: 'read', facts: [{ label }] } as unknown as CardOf<'patient'> // as far as needed
    },
  }
}
const why = { breakGlassId: 'b1', reasonCode: 'ETREAT', reason: 'Unconscious' } as const

beforeEach(async () => {
  openings = []
  labels = new Map()
  const intent = { action: 'break-glass.open', breakGlassId: 'b1', reasonCode: 'ETREAT' } as const
  const who = {
    tenant: launch.tenant,
    ehrId: launch.ehrId,
    launchId: launch.id,
    user: launch.user,
    patient: launch.patientId,
    encounter: null,
  }
  grant = unwrap(await fakeAuditLog().intend(who, intent))
})

test('a chart without a mark is open, and the EHR is asked once in a launch', async () => {
  const { read, readPatient } = patientCard(undefined)
  for (const _turn of [1, 2]) {
    expect(isClosed(unwrap(await readChartGate(deps, launch, readPatient)))).toBe(false)
  }
  expect(read.times).toBe(1)
})

test('a restricted chart is closed until its user says why, and again after an hour', async () => {
  const { readPatient } = patientCard('R')
  const closedAt = async (milliseconds: number) =>
    isClosed(unwrap(await readChartGate(depsAt(milliseconds), launch, readPatient)))
  expect(await closedAt(0)).toBe(true)
  unwrap(await openRestrictedChart(deps, launch, grant, why))
  expect(openings).toMatchObject([{ id: 'b1', label: 'R', user: launch.user, openedAt: aMoment }])
  expect(await closedAt(59 * 60_000)).toBe(false)
  expect(await closedAt(60 * 60_000)).toBe(true)
})

test('somebody else’s reason does not open it', async () => {
  labels.set(launch.id, 'V')
  unwrap(
    await openRestrictedChart(deps, { ...launch, user: `${launch.user}2` as never }, grant, why),
  )
  expect(isClosed(unwrap(await chartGate(deps, launch)))).toBe(true)
})

test('a chart without a mark needs no reason', async () => {
  labels.set(launch.id, 'none')
  expect(await openRestrictedChart(deps, launch, grant, why)).toMatchObject({
    error: { code: 'BREAK_GLASS_NOT_NEEDED' },
  })
})

test('a patient who cannot be read is asked for again at the next look', async () => {
  const failed = { state: 'failed', code: 'FHIR_TIMEOUT', at: aMoment } as const
  expect(unwrap(await readChartGate(deps, launch, async () => failed))).toMatchObject({
    label: undefined,
    patient: failed,
  })
  const { readPatient } = patientCard('R')
  expect(isClosed(unwrap(await readChartGate(deps, launch, readPatient)))).toBe(true)
})
