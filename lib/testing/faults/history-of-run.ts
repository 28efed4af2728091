import { type FilingEvent, type FilingMethod, filingStates } from '#lib/filing/filing.ts'
import { query } from '../postgres/query.ts'
import type { End, History, Move } from '../simulation/history.ts'
import { documentsOf, type FiledRow } from './documents-of-run.ts'
import type { FaultRun } from './fault-run.ts'

type FilingRow = FiledRow & {
  readonly note_id: string
  readonly created_at: string
  readonly method: FilingMethod
  readonly state: End['filings'][number]['state']
  readonly record_id: string | null
  readonly error_code: End['filings'][number]['errorCode'] | null
  readonly target_filing: string | null
}

type StepRow = {
  readonly filing_id: string
  readonly at: string
  readonly event: FilingEvent['type']
  readonly state: Move['after']
}

/**
 * What happened in a run, by those who cannot be wrong about it: the EHR's ledger and its log of
 * requests, the rows of the database with the times of their commits, and what was on the screens.
 * Steps are milliseconds.
 *
 * @param inSight filings that their authors find
 */
export async function historyOf(
  run: FaultRun,
  inSight: ReadonlySet<string>,
): Promise<{ readonly history: History; readonly end: End }> {
  const rows = await query<FilingRow>(
    run.database.ownerUrl,
    `select id, note_id, ${millisecondsOf('created_at')} as created_at, kind, method, state, record_id, error_code,
       attachment_sha256, target_filing, target_record from filing order by created_at`,
  )
  const steps = await query<StepRow>(
    run.database.ownerUrl,
    `select filing_id, ${millisecondsOf('at')} as at, event, state from filing_step
     order by filing_id, seq`,
  )
  const history: History = {
    ...run.seen,
    approvals: rows.map(({ id, note_id, created_at }) => ({
      ...{ filingId: id, noteId: note_id, step: Number(created_at) },
    })),
    edits: [],
    accepted: [],
    // No site of these has labels.
    labels: [],
    verified: [],
    documents: await documentsOf(run, rows),
    requests: await requestsOf(run),
    intents: await intentsOf(run),
    moves: movesOf(steps),
  }
  const filings = rows.map((row) => ({
    ...{ id: row.id, kind: row.kind, method: row.method, state: row.state },
    errorCode: row.error_code ?? undefined,
    target: targetOf(row),
    record: row.record_id === null ? undefined : { id: row.record_id },
  }))
  return { history, end: { step: Date.now(), filings, labels: [], inSight } }
}

const targetOf = ({ target_filing: filingId, target_record: recordId }: FilingRow) =>
  filingId === null || recordId === null ? undefined : { filingId, recordId }

/** Whole ones: what is earlier by less counts as earlier, as in the EHR's log of requests. */
const millisecondsOf = (time: string): string => `floor(extract(epoch from ${time}) * 1000)::text`

/** Discovery is public and tells of nobody; everything else asks about a patient. */
const asksOfPatient = (path: string): boolean => /^fhir\/(?!\.well-known|metadata)/.test(path)

async function requestsOf({ site }: FaultRun) {
  const requests = await site.requests()
  return requests
    .filter(({ path }) => asksOfPatient(path))
    .map(({ at, requestId }) => ({ step: Date.parse(at), requestId }))
}

async function intentsOf({ database }: FaultRun) {
  const rows = await query<{ id: string; at: string }>(
    database.ownerUrl,
    `select id, ${millisecondsOf('pg_xact_commit_timestamp(audit_event.xmin)')} as at
     from audit_event where phase = 'intent'`,
  )
  return rows.map(({ id, at }) => ({ intentId: id, step: Number(at) }))
}

function movesOf(steps: readonly StepRow[]): Move[] {
  const states = new Map<string, Move['after']>()
  const [first] = filingStates
  return steps.map(({ filing_id, at, event, state }) => {
    const before = states.get(filing_id) ?? first
    states.set(filing_id, state)
    return { filingId: filing_id, step: Number(at), before, event, after: state }
  })
}
