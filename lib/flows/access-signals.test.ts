import { expect, test } from 'vitest'
import { sha256 } from '#lib/adapters/crypto/sha256.ts'
import { type AccessSignals, type FoundSignal, signalId } from '../audit/access-signal.ts'
import type { EhrId } from '../kernel/ids.ts'
import { ok } from '../kernel/result.ts'
import { fakeAuditLog } from '../testing/fake-audit-log.ts'
import { aMoment, fixedClock } from '../testing/fixed-clock.ts'
import { unwrap } from '../testing/unwrap.ts'
import { readSignals, reviewSignal } from './access-signals.ts'

const reader = { tenant: 'greyfield', user: 'urn:chartside:user:officer' }
const zone = 'America/Chicago'

const aSignal = (user: string): FoundSignal => ({
  ...{ rule: 'without-visit', user, patient: { ehrId: 'north' as EhrId, id: 'p1' } },
  ...{ day: '2026-11-19', lastAt: aMoment, count: 1, usual: undefined },
})
const idOf = (user: string) => signalId(sha256, reader.tenant, aSignal(user))

function world() {
  const reviewed = new Map()
  const asked: unknown[] = []
  const signals: AccessSignals = {
    found: async (_grant, query) => {
      asked.push(query)
      return ok([aSignal('first'), aSignal('second')])
    },
    reviews: async () => ok(reviewed),
    review: async (_grant, { id, review }) => {
      if (reviewed.has(id)) return ok(false)
      reviewed.set(id, review)
      return ok(true)
    },
  }
  return { asked, signals, audit: fakeAuditLog(), clock: fixedClock(), sha256 }
}

const review = (deps: ReturnType<typeof world>, id: string) =>
  reviewSignal(deps, reader, {
    ...{ id, rule: 'without-visit', outcome: 'justified', comment: 'Covering', zone },
  })

test('signals that wait for a review come first, and reading them is on the trail', async () => {
  const deps = world()
  unwrap(await review(deps, idOf('first')))
  const read = unwrap(await readSignals(deps, reader, zone))
  expect(read.map(({ user, review: one }) => [user, one?.outcome])).toEqual([
    ['second', undefined],
    ['first', 'justified'],
  ])
  expect(deps.asked[0]).toMatchObject({ tenant: 'greyfield', zone, until: deps.clock.now() })
  expect(deps.audit.intents).toMatchObject([
    { event: { action: 'signal.review', signalId: idOf('first'), reviewOutcome: 'justified' } },
    { who: { ...reader, patient: null }, event: { action: 'audit.read', scope: 'signals' } },
  ])
})

test('a signal is reviewed once, and only one that is there', async () => {
  const deps = world()
  expect((await review(deps, idOf('first'))).ok).toBe(true)
  for (const id of [idOf('first'), idOf('nobody'), 'f'.repeat(64)])
    expect(await review(deps, id)).toMatchObject({ error: { code: 'AUDIT_DECISION_GONE' } })
})

test('nothing is computed or kept when it cannot be recorded', async () => {
  const deps = world()
  deps.audit.breakDown()
  const unavailable = { error: { code: 'AUDIT_UNAVAILABLE' } }
  expect(await readSignals(deps, reader, zone)).toMatchObject(unavailable)
  expect(await review(deps, idOf('first'))).toMatchObject(unavailable)
  expect(deps.asked).toEqual([])
})

test('a signal of another day, person or organisation is another one', () => {
  const one = aSignal('first')
  const others = [
    signalId(sha256, 'millbrook', one),
    ...[
      { day: '2026-11-18' },
      { user: 'x' },
      { rule: 'returning' as const },
      { patient: undefined },
    ].map((change) => signalId(sha256, 'greyfield', { ...one, ...change })),
  ]
  expect(new Set([...others, idOf('first')]).size).toBe(6)
})
