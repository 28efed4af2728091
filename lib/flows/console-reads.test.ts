import { expect, test } from 'vitest'
import type { AuditIntegrity } from '../audit/audit-integrity.ts'
import type { AuditReports } from '../audit/audit-reports.ts'
import type { EhrId } from '../kernel/ids.ts'
import { ok } from '../kernel/result.ts'
import { fakeAuditLog } from '../testing/fake-audit-log.ts'
import { readAuditOverview } from './read-audit-overview.ts'
import { readAuditRecord } from './read-audit-record.ts'
import { readIntegrity } from './read-integrity.ts'
import { reportAccesses, subjectOf } from './report-accesses.ts'
import { searchTrail } from './search-trail.ts'

const reader = { tenant: 'greyfield', user: 'urn:chartside:user:officer' }
const always = { from: null, to: null }
const patient = { ehrId: 'north' as EhrId, id: 'p1' }

/** Answers with nothing, and remembers whose trail was asked for. */
function emptyReports() {
  const asked: string[] = []
  const filters: unknown[] = []
  const note = (tenant: string) => void asked.push(tenant)
  const reports: AuditReports = {
    search: async (_grant, { tenant, filter }) => {
      note(tenant)
      filters.push(filter)
      return ok({ entries: [], next: undefined })
    },
    group: async (_grant, { scope }) => {
      filters.push(scope)
      return ok([])
    },
    find: async (_grant, { tenant }) => {
      note(tenant)
      return ok(undefined)
    },
    overview: async (_grant, { tenant }) => {
      note(tenant)
      const none = { accesses: 0, users: 0, patients: 0, refused: 0, failed: 0, unknown: 0 }
      return ok({ ...none, actions: [], lastAt: undefined })
    },
  }
  const integrity: AuditIntegrity = {
    status: async (_grant, { tenant }) => {
      note(tenant)
      const lag = { records: 0, oldestAt: undefined }
      return ok({ head: undefined, sinks: [], lag, lastVerification: undefined })
    },
    sealLag: async () => ok({ records: 0, oldestAt: undefined }),
    keepVerification: async () => ok(undefined),
  }
  return { asked, filters, reports, integrity }
}

type Deps = ReturnType<typeof emptyReports> & { readonly audit: ReturnType<typeof fakeAuditLog> }

const reads: readonly (readonly [
  scope: string,
  patient: string | null,
  read: (deps: Deps) => Promise<unknown>,
])[] = [
  ['search', 'p1', (deps) => searchTrail(deps, reader, { filter: { ...always, patient } })],
  ['overview', null, (deps) => readAuditOverview(deps, reader, always)],
  ['record', null, (deps) => readAuditRecord(deps, reader, 'id-1')],
  ['integrity', null, (deps) => readIntegrity(deps, reader)],
  [
    'patient',
    'p1',
    (deps) => reportAccesses(deps, reader, { ...always, subject: { of: 'patient', patient } }),
  ],
  [
    'user',
    null,
    (deps) => reportAccesses(deps, reader, { ...always, subject: { of: 'user', user: 'u' } }),
  ],
]

test.each(reads)('reading the trail (%s) is on the trail itself', async (scope, whose, read) => {
  const deps = { ...emptyReports(), audit: fakeAuditLog() }
  await read(deps)
  expect(deps.asked).toEqual(['greyfield'])
  expect(deps.audit.intents).toMatchObject([
    { who: { tenant: 'greyfield', user: reader.user, patient: whose, launchId: null } },
  ])
  expect(deps.audit.intents[0]?.event).toMatchObject({ action: 'audit.read', scope })
})

test.each(reads)('what cannot be recorded is not read (%s)', async (_scope, _whose, read) => {
  const deps = { ...emptyReports(), audit: fakeAuditLog() }
  deps.audit.breakDown()
  expect(await read(deps)).toMatchObject({ ok: false, error: { code: 'AUDIT_UNAVAILABLE' } })
  expect(deps.asked).toEqual([])
})

test('a record that is not there, or is another organisation’s, is not found', async () => {
  const deps = { ...emptyReports(), audit: fakeAuditLog() }
  expect(await readAuditRecord(deps, reader, 'id-1')).toMatchObject({
    ok: false,
    error: { code: 'AUDIT_RECORD_NOT_FOUND' },
  })
  await Promise.resolve()
  expect(deps.audit.outcomes).toMatchObject([{ outcome: { result: 'failed' } }])
})

test('a report on a patient and a person is of what this person did at this record, and says so', async () => {
  const deps = { ...emptyReports(), audit: fakeAuditLog() }
  const subject = subjectOf({ ...always, patient, user: 'u' })
  if (!subject) throw new Error('a report of nobody')
  await reportAccesses(deps, reader, { ...always, subject })
  expect(deps.filters).toEqual([
    { ...always, patient, user: 'u' },
    { ...always, patient, user: 'u' },
  ])
  expect(deps.audit.intents[0]?.event).toMatchObject({
    scope: 'patient',
    query: 'patient=north%2Fp1&user=u',
  })
})
