import type { PatientAtEhr } from '../audit/audit-filter.ts'
import type { KeptSubtree, SealedRecord } from '../audit/audit-trees.ts'
import { auditEventResource } from '../audit/export/audit-event-resource.ts'
import { csvHeader, csvRow } from '../audit/export/csv-row.ts'
import type { ExportTarget } from '../audit/export/export-target.ts'
import { type Manifest, manifestText } from '../audit/export/manifest.ts'
import { pairAccesses } from '../audit/export/pair-accesses.ts'
import { recordLine } from '../audit/export/record-line.ts'
import { keysOf, type LogSigner, signNote } from '../audit/head-signer.ts'
import { foldLeaves } from '../audit/merkle/fold-leaves.ts'
import { verifierKey } from '../audit/signed-note.ts'
import { toBase64 } from '../kernel/base64.ts'
import type { Instant } from '../kernel/instant.ts'
import { ok, type Result } from '../kernel/result.ts'
import { newestHead, type OpenedHead, type ProofDeps, proveUnder } from './prove-record.ts'
import { type TreeProofs, treeProofs } from './tree-proofs.ts'

const BUNDLE = 500

export type ExportScope = {
  readonly tenant: string
  /** Null: from the beginning, up to the end. */
  readonly from: Instant | null
  readonly to: Instant | null
  /** Only the records of one patient. */
  readonly patient?: PatientAtEhr
}

export type ExportDeps = ProofDeps & { readonly log: LogSigner; readonly target: ExportTarget }

/**
 * Exports the sealed records of a tenant: with proofs, as CSV and as FHIR AuditEvents, then the
 * signed head, the log's public keys and a signed manifest. However many there are: nothing is held.
 *
 * @param madeAt when, for the manifest
 * @returns how many records; undefined when nothing of the tenant is sealed; AUDIT_TREE_BROKEN,
 *   STORE_UNAVAILABLE
 */
export async function exportAuditTrail(
  deps: ExportDeps,
  scope: ExportScope,
  madeAt: Instant,
  onProgress: (records: number) => void = () => undefined,
): Promise<Result<number | undefined>> {
  const newest = await newestHead(deps, scope.tenant)
  if (!newest.ok) return newest
  if (!newest.value) return ok(undefined)
  try {
    const records = await writeRecords(deps, scope, newest.value, onProgress)
    if (records.ok) await sign(deps, { ...scope, madeAt, records: records.value }, newest.value)
    return records
  } finally {
    await deps.target.finish()
  }
}

async function sign(
  { log, crypto, target }: ExportDeps,
  scope: Omit<Manifest, 'head' | 'files'>,
  { note, head }: OpenedHead,
): Promise<void> {
  const keys = keysOf(log, scope.tenant).map((key) => verifierKey(key, crypto.sha256))
  await target.write('head.note', note)
  await target.write('keys.txt', `${keys.join('\n')}\n`)
  const manifest = manifestText({ ...scope, head, files: await target.finish() })
  await target.write('manifest.note', signNote(manifest, scope.tenant, log, crypto.sha256))
}

async function writeRecords(
  deps: ExportDeps,
  scope: ExportScope,
  newest: OpenedHead,
  onProgress: (records: number) => void,
): Promise<Result<number>> {
  const { trees, target } = deps
  const proofs = treeProofs(trees, scope.tenant, deps.crypto.sha256)
  const events = eventWriter(target)
  let count = 0
  await target.write('records.csv', csvHeader)
  await target.write('records.ndjson', '')
  for await (const batch of trees.records(scope.tenant, { ...scope, size: newest.head.size })) {
    if (!batch.ok) return batch
    const lines = await proofLines(deps, newest, batch.value, proofs)
    if (!lines.ok) return lines
    await target.write('records.ndjson', lines.value)
    await target.write(
      'records.csv',
      batch.value.map(({ index, body }) => csvRow(index, body)).join(''),
    )
    await events.take(batch.value)
    count += batch.value.length
    onProgress(count)
  }
  await events.finish()
  const isWhole = scope.from === null && scope.to === null && scope.patient === undefined
  const removed = isWhole ? await writePurged(deps, scope.tenant, newest.head.size) : ok(undefined)
  return removed.ok ? ok(count) : removed
}

/** What stands for records whose month was removed: the subtrees over their leaves. */
async function writePurged(
  { trees, crypto, target }: ExportDeps,
  tenant: string,
  size: number,
): Promise<Result<void>> {
  const fold = foldLeaves(crypto.sha256)
  for await (const run of trees.purgedLeaves(tenant, size)) {
    if (!run.ok) return run
    const lines = fold.take(run.value).map(subtreeLine)
    if (lines.length > 0) await target.write('purged.ndjson', lines.join(''))
  }
  const rest = fold.rest().map(subtreeLine)
  if (rest.length > 0) await target.write('purged.ndjson', rest.join(''))
  return ok(undefined)
}

const subtreeLine = ({ level, index, hash }: KeptSubtree): string =>
  `${JSON.stringify({ level, index, hash: toBase64(hash) })}\n`

async function proofLines(
  deps: ExportDeps,
  newest: OpenedHead,
  records: readonly SealedRecord[],
  proofs: TreeProofs,
): Promise<Result<string>> {
  const lines: string[] = []
  for (const record of records) {
    const proved = await proveUnder(newest, record, proofs, deps)
    if (!proved.ok) return proved
    lines.push(recordLine(proved.value))
  }
  return ok(lines.join(''))
}

/** FHIR collections of AuditEvents, one Bundle a line. */
function eventWriter(target: ExportTarget) {
  const pairs = pairAccesses()
  let entries: unknown[] = []

  const flush = async (): Promise<void> => {
    const entry = entries
    entries = []
    const bundle = {
      resourceType: 'Bundle',
      type: 'collection',
      ...(entry.length > 0 && { entry }),
    }
    await target.write('audit-events.ndjson', `${JSON.stringify(bundle)}\n`)
  }
  const add = async (accesses: ReturnType<typeof pairs.rest>): Promise<void> => {
    for (const access of accesses) {
      const resource = auditEventResource(access)
      entries.push({ fullUrl: `urn:uuid:${access.intent.id}`, resource })
      if (entries.length === BUNDLE) await flush()
    }
  }
  return {
    async take(records: readonly SealedRecord[]) {
      for (const { body } of records) await add(pairs.take(body))
    },
    async finish() {
      await add(pairs.rest())
      await flush()
    },
  }
}
