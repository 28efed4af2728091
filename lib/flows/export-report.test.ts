import { describe, expect, test } from 'vitest'
import type { AccessEntry } from '../audit/access-entry.ts'
import type { AuditReports } from '../audit/audit-reports.ts'
import type { Disclosures } from '../audit/disclosure.ts'
import { appError } from '../kernel/app-error.ts'
import type { EhrId } from '../kernel/ids.ts'
import { err, ok } from '../kernel/result.ts'
import { fakeAuditLog } from '../testing/fake-audit-log.ts'
import { aMoment } from '../testing/fixed-clock.ts'
import { unwrap } from '../testing/unwrap.ts'
import { exportAccesses, exportDisclosures, type ReportText } from './export-report.ts'

const reader = { tenant: 'greyfield', user: 'urn:chartside:user:officer' }
const patient = { ehrId: 'north' as EhrId, id: 'p1' }
const filter = { from: null, to: null, patient }

const anAccess = (id: string): AccessEntry => ({
  ...{ id, at: aMoment, action: 'chart.read', what: 'Patient/p1', launchId: 'north.l1' },
  ...{ result: 'done', code: undefined, ehrId: 'north', patient: 'p1', node: 'web-1' },
  user: '=HYPERLINK("http://evil.example")',
})

/** Pages of two accesses each; the one after the last fails where that is asked for. */
function world(pages: number, breaksAt?: number) {
  const audit = fakeAuditLog()
  const asked: unknown[] = []
  const reports: Pick<AuditReports, 'search'> = {
    search: async (grant, query) => {
      asked.push({ grant, query })
      const page = asked.length
      if (page === breaksAt) return err(appError('STORE_UNAVAILABLE'))
      const entries = [anAccess(`a${page}`), anAccess(`b${page}`)]
      return ok({ entries, next: page < pages ? { at: aMoment, id: `b${page}` } : undefined })
    },
  }
  // Nothing else of the reports is asked for by an export.
  return { audit, asked, reports: reports as AuditReports }
}

async function textOf(report: ReportText): Promise<string> {
  let text = ''
  for await (const piece of report) text += piece
  return text
}

const accesses = (deps: ReturnType<typeof world>) =>
  exportAccesses(deps, reader, { scope: 'patient', filter })

describe('a report taken out as CSV', () => {
  test('has every access, however many pages they are, and their number is on the trail', async () => {
    const deps = world(3)
    const lines = (await textOf(unwrap(await accesses(deps)))).trimEnd().split('\r\n')
    expect(lines).toHaveLength(1 + 6)
    expect(lines[0]).toMatch(/^\ufefftime,action,outcome,/)
    expect(deps.audit.intents).toMatchObject([
      {
        who: { tenant: 'greyfield', user: reader.user, patient: 'p1' },
        event: { action: 'audit.export', scope: 'patient', query: 'patient=north%2Fp1' },
      },
    ])
    expect(deps.audit.outcomes).toMatchObject([{ outcome: { result: 'done', records: 6 } }])
  })

  test('has no cell that a spreadsheet takes for a formula', async () => {
    const text = await textOf(unwrap(await accesses(world(1))))
    expect(text).toContain(`"'=HYPERLINK(""http://evil.example"")"`)
  })

  test('is not read when it cannot be recorded', async () => {
    const deps = world(1)
    deps.audit.breakDown()
    expect(await accesses(deps)).toMatchObject({ error: { code: 'AUDIT_UNAVAILABLE' } })
    expect(deps.asked).toEqual([])
  })

  test('that cannot be read to its end breaks off, so that nobody takes it for whole', async () => {
    const deps = world(3, 2)
    await expect(textOf(unwrap(await accesses(deps)))).rejects.toThrow('STORE_UNAVAILABLE')
    expect(deps.audit.outcomes).toMatchObject([
      { outcome: { result: 'failed', code: 'STORE_UNAVAILABLE' } },
    ])
  })

  test('that somebody stops is on the trail as stopped, and no further page is read', async () => {
    const deps = world(3)
    for await (const piece of unwrap(await accesses(deps))) if (piece.includes('a1')) break
    expect(deps.asked).toHaveLength(1)
    expect(deps.audit.outcomes).toMatchObject([
      { outcome: { result: 'failed', code: 'AUDIT_EXPORT_STOPPED' } },
    ])
  })
})

test('an accounting of disclosures says what was told to whom, for what', async () => {
  const audit = fakeAuditLog()
  const told = {
    ...{ id: 'd1', patient, period: { from: null, to: null }, disclosedAt: aMoment },
    ...{ recipient: 'County court', address: '', description: 'Progress note' },
    ...{ purpose: '+Subpoena', recordedBy: reader.user, recordedAt: aMoment },
  }
  const disclosures: Disclosures = {
    record: async () => ok(undefined),
    ofPatient: async () => ok([told]),
  }
  const asked = { patient, from: null, to: null }
  const text = await textOf(unwrap(await exportDisclosures({ audit, disclosures }, reader, asked)))
  expect(text).toContain(`"County court","","Progress note","'+Subpoena","north","p1"`)
  expect(audit.outcomes).toMatchObject([{ outcome: { result: 'done', records: 1 } }])
})
