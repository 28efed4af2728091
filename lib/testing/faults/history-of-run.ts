import {
  type FilingEvent,
  type FilingKind,
  type FilingMethod,
  filingStates,
} from '#lib/filing/filing.ts'
import { query } from '../postgres/query.ts'
import type { End, History, LedgerDocument, Move } from '../simulation/history.ts'
import type { FaultRun } from './fault-run.ts'

type FilingRow = {
  readonly id: string
  readonly note_id: string
  readonly created_at: string
  readonly kind: FilingKind
  readonly method: FilingMethod
  readonly state: End['filings'][number]['state']
  readonly record_id: string | null
  readonly error_code: End['filings'][number]['errorCode'] | null
  readonly attachment_sha256: string
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
       attachment_sha256 from filing`,
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
    documents: await documentsOf(run, rows),
    requests: await requestsOf(run),
    intents: await intentsOf(run),
    moves: movesOf(steps),
  }
  const filings = rows.map(({ id, kind, method, state, record_id, error_code }) => ({
    ...{ id, kind, method, state, errorCode: error_code ?? undefined },
    target: undefined, // no note is amended in these runs
    record: record_id === null ? undefined : { id: record_id },
  }))
  return { history, end: { step: Date.now(), filings, inSight } }
}

/** A document is known by the hash of its text: every note of a run says something else. */
async function documentsOf(
  { site }: FaultRun,
  rows: readonly FilingRow[],
): Promise<LedgerDocument[]> {
  const byHash = new Map(rows.map((row) => [row.attachment_sha256, row.id]))
  const entries = await site.ledger()
  return entries
    .filter(({ type, interaction, writer }) => {
      return type === 'DocumentReference' && interaction === 'create' && writer.by === 'app'
    })
    .map(({ id, at, patientIds, encounterIds, contentSha256 }) => ({
      id,
      step: Date.parse(at),
      filingId: byHash.get(contentSha256[0] ?? '') ?? 'nobody’s',
      patientId: patientIds[0] ?? '',
      encounterId: encounterIds[0],
      sha256: contentSha256[0] ?? '',
      isAltered: false,
      isVoid: false,
      over: undefined,
      overVersion: undefined,
      relatesTo: undefined,
      excuse: undefined,
    }))
}

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
