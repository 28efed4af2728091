import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sha256 } from '#lib/adapters/crypto/sha256.ts'
import type { DocumentWriter } from '../filing/document-writer.ts'
import { type EhrProfile, ehrProfiles } from '../filing/ehr-profile.ts'
import type { FilingId } from '../kernel/ids.ts'
import { instantPlus } from '../kernel/instant.ts'
import { err, ok } from '../kernel/result.ts'
import { fakeEhr } from '../testing/chart/fake-ehr.ts'
import { fakeAuditLog } from '../testing/fake-audit-log.ts'
import { aFiling } from '../testing/filing/a-filing.ts'
import { answered, THE_TEXT, theDocument, unanswered } from '../testing/filing/filing-world.ts'
import { aMoment, fixedClock } from '../testing/fixed-clock.ts'
import { memoryFilingStore } from '../testing/stores/memory-filing-store.ts'
import { unwrap } from '../testing/unwrap.ts'
import { advanceFiling } from './advance-filing.ts'
import type { FilingDeps } from './filing-work.ts'

/** What becomes of one PUT: whether the EHR takes it, and what its sender hears. */
type Treatment = { readonly commits: boolean; readonly hears: 'answer' | 'nothing' | 'busy' }
/** What happens before the worker's next turn. */
type Turn = {
  readonly put: Treatment
  readonly readFails: boolean
  readonly editedByOthers: boolean
}

const anyTurn: fc.Arbitrary<Turn> = fc.record({
  put: fc.record({
    commits: fc.boolean(),
    hears: fc.constantFrom('answer', 'nothing', 'busy'),
  }),
  readFails: fc.boolean(),
  // Seldom: most records are not touched by anybody meanwhile.
  editedByOthers: fc.nat(9).map((chance) => chance === 0),
})

const text = (words: string) => [{ attachment: { data: Buffer.from(words).toString('base64') } }]

/** One record of an EHR that honours If-Match, with who wrote each version. */
function oneRecord() {
  const versions: ('first' | 'ours' | 'others')[] = ['first']
  const writer = () => versions.at(-1)
  return {
    versions,
    editByOthers: () => versions.push('others'),
    put: (ifMatch: string | undefined, { commits, hears }: Treatment) => {
      if (hears === 'busy') return answered(503, {}, 1_000)
      const isCurrent = ifMatch === undefined || ifMatch === `W/"${versions.length}"`
      if (commits && isCurrent) versions.push('ours')
      if (hears === 'nothing' || !commits) return unanswered('FHIR_TIMEOUT', false)
      return isCurrent ? answered(200, { etag: `W/"${versions.length}"` }) : answered(412)
    },
    read: () =>
      theDocument({
        meta: { versionId: String(versions.length) },
        docStatus: writer() === 'first' ? 'final' : 'amended',
        content: text(writer() === 'ours' ? THE_TEXT : `the words of ${writer()}`),
      }),
  }
}

async function play(turns: readonly Turn[], ifMatch: EhrProfile['amendments']['ifMatch']) {
  const clock = fixedClock()
  const filings = memoryFilingStore(clock)
  const original = 'c0ffee00-53a0-4c5a-9d55-0a1f2e3d4c5b' as FilingId
  const record = { id: 'doc-1', version: '1' }
  filings.add(aFiling({ id: original, state: 'filed', record, notBefore: undefined }), '{}')
  const target = { filingId: original, recordId: 'doc-1', ifMatch: 'W/"1"', reason: 'r' }
  const { id } = aFiling()
  filings.add(
    aFiling({
      ...{ kind: 'correction', method: 'put', target, attachmentSha256: sha256(THE_TEXT) },
      createdAt: instantPlus(aMoment, 1),
    }),
    '{}',
  )
  const ehr = oneRecord()
  let turn: Turn = {
    put: { commits: true, hears: 'answer' },
    readFails: false,
    editedByOthers: false,
  }
  const update: DocumentWriter['update'] = async (_grant, change) =>
    ehr.put(change.ifMatch, turn.put)
  const profile = {
    ...ehrProfiles.millennium,
    amendments: { ...ehrProfiles.millennium.amendments, ifMatch },
  }
  const deps: FilingDeps = {
    ...{ audit: fakeAuditLog(), filings, sha256, chance: () => 0.5, monotonicMs: () => 0 },
    async connect() {
      const reading = fakeEhr(
        turn.readFails ? { fails: 'FHIR_TIMEOUT' } : { resources: [ehr.read()] },
      )
      const create = async () => err({ code: 'UNEXPECTED' as const, neverSent: true })
      return ok({ ehr: reading, documents: { create, update }, provenances: undefined, profile })
    },
  }
  const states: string[] = []
  for (const next of [...turns, ...Array<Turn>(12).fill(turn)]) {
    turn = next
    if (turn.editedByOthers) ehr.editByOthers()
    clock.advance(20 * 60_000)
    unwrap(await advanceFiling(deps, id))
    states.push(unwrap(await filings.find(id))?.state ?? '')
  }
  return { versions: ehr.versions, states, end: unwrap(await filings.find(id)) }
}

const anyTurns = fc.array(anyTurn, { maxLength: 12 })

test('WB-30 a change in place is made once at most, and never over what somebody else wrote', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyTurns,
      fc.constantFrom('verified' as const, 'claimed' as const),
      async (turns, ifMatch) => {
        const { versions } = await play(turns, ifMatch)
        expect(versions.filter((writer) => writer === 'ours').length).toBeLessThanOrEqual(1)
        const at = versions.indexOf('ours')
        if (at >= 0) expect(versions[at - 1]).toBe('first')
      },
    ),
    { numRuns: 500 },
  )
})

test('what is called filed was in the record; what is not, ends with a person or is rejected', async () => {
  await fc.assert(
    fc.asyncProperty(anyTurns, async (turns) => {
      const { versions, end } = await play(turns, 'verified')
      if (end?.state === 'filed') expect(versions).toContain('ours')
      expect(['filed', 'needs-review', 'needs-user', 'rejected']).toContain(end?.state)
      const isUndone = versions.includes('ours') && end?.state !== 'filed'
      // Somebody wrote over it before it was found: that is for a person to see.
      if (isUndone) expect(end?.state).toBe('needs-review')
    }),
    { numRuns: 500 },
  )
})
