import type { FilingKind } from '#lib/filing/filing.ts'
import { query } from '../postgres/query.ts'
import type { LedgerDocument } from '../simulation/history.ts'
import type { FaultRun } from './fault-run.ts'
import type { LedgerEntry } from './sandbox-process.ts'

/** As much of a filing's row as tells its documents. */
export type FiledRow = {
  readonly id: string
  readonly kind: FilingKind
  readonly attachment_sha256: string
  readonly target_record: string | null
}

/**
 * What the EHR committed for the filings of a run, by its own ledger: new documents, and versions of
 * them. A new document is known by the hash of its text, for every note of a run says something else;
 * a version by the audit intent that its request names, since entering in error sends no text.
 */
export async function documentsOf(
  run: FaultRun,
  rows: readonly FiledRow[],
): Promise<LedgerDocument[]> {
  const entries = (await run.site.ledger()).filter(({ type }) => type === 'DocumentReference')
  const filingOf = filingsByEntry(rows, await sendsOf(run))
  return entries.flatMap((entry, at) => {
    if (entry.writer.by !== 'app' || entry.interaction === 'delete') return []
    const before = entries.slice(0, at).findLast(({ id }) => id === entry.id)
    const filingId = filingOf(entry)
    return [documentOf(entry, { filingId, before, filingOf, rows })]
  })
}

type FilingOf = (entry: LedgerEntry) => string

function filingsByEntry(rows: readonly FiledRow[], sends: ReadonlyMap<string, string>): FilingOf {
  const signed = rows.filter(({ kind }) => kind !== 'void')
  const byHash = new Map(signed.map((row) => [row.attachment_sha256, row.id]))
  return ({ writer, interaction, contentSha256 }) => {
    if (writer.by !== 'app') return 'others'
    const found =
      interaction === 'create'
        ? byHash.get(contentSha256[0] ?? '')
        : sends.get(writer.requestId ?? '')
    return found ?? 'nobody’s'
  }
}

function documentOf(
  entry: LedgerEntry,
  known: {
    readonly filingId: string
    readonly before: LedgerEntry | undefined
    readonly filingOf: FilingOf
    readonly rows: readonly FiledRow[]
  },
): LedgerDocument {
  const { filingId, before } = known
  const row = known.rows.find(({ id }) => id === filingId)
  const isChange = entry.interaction === 'update'
  return {
    ...{ id: entry.id, step: Date.parse(entry.at), filingId },
    patientId: entry.patientIds[0] ?? '',
    // Of an entering in error that names nothing else, the document's own.
    encounterId: entry.encounterIds[0] ?? before?.encounterIds[0],
    sha256: entry.contentSha256[0] ?? '',
    isAltered: false,
    isVoid: row?.kind === 'void',
    over: isChange && before ? known.filingOf(before) : undefined,
    overVersion: isChange ? before?.version : undefined,
    relatesTo: isChange ? undefined : (row?.target_record ?? undefined),
    excuse: undefined,
  }
}

/** Which filing each request to the EHR was sent for, by the trail. */
async function sendsOf({ database }: FaultRun): Promise<ReadonlyMap<string, string>> {
  const rows = await query<{ id: string; filing_id: string }>(
    database.ownerUrl,
    `select id, body::jsonb #>> '{event,filingId}' as filing_id from audit_event
     where phase = 'intent' and action = 'filing.send'`,
  )
  return new Map(rows.map(({ id, filing_id }) => [id, filing_id]))
}
