import { documentReferenceSchema } from '#lib/filing/document-reference.ts'
import { filingIdOf, type StoredDocument, type Treatment } from './ehr-ledger.ts'
import { type EhrSide, latestSight } from './ehr-side.ts'
import type { Run } from './run.ts'
import { answerOf, type Wire, type WireAnswer } from './wire.ts'

/** Creates the document, if the condition lets it (FHIR R4 §3.1.0.8.1, conditional create). */
export function create(side: EhrSide, wire: Wire, more: Partial<Treatment> = {}): WireAnswer {
  const { run, ledger } = side
  const payload = wire.request.body ?? ''
  const filingId = filingIdOf(documentReferenceSchema.parse(JSON.parse(payload)))
  const isConditional =
    run.plan.honoursCondition && wire.request.headers['if-none-exist'] !== undefined
  const there =
    isConditional && more.excuse !== 'proxy-duplicate'
      ? ledger.documents.filter((one) => one.filingId === filingId)
      : []
  const [one, ...others] = there
  if (others.length > 0) return answerOf(412)
  if (one) return answerWith(run, 200, one)
  const now = run.times.now()
  const inSight = more.inSearchFrom ?? now + lag(run)
  const latest = Math.max(now, latestSight(wire))
  const isTooLate = now > latestSight(wire)
  const stored = ledger.commit(payload, {
    ...more,
    inSearchFrom: more.heldUntil === undefined ? Math.min(inSight, latest) : inSight,
    excuse: more.excuse ?? (isTooLate ? 'too-late' : undefined),
  })
  run.times.tell(side.actor, `commits ${stored.id} of ${filingId.slice(-4)}`)
  return answerWith(run, 201, stored)
}

const lag = (run: Run): number =>
  run.isOn('index-lag') ? run.chance('index-lag').between(1_000, 120_000) : 0

/** Millennium and Epic answer with an empty body; the others with the resource. */
export function answerWith(
  run: Run,
  status: number,
  { id, version, resource }: StoredDocument,
): WireAnswer {
  const hasBody = run.plan.profile === 'us-core-9' || run.plan.profile === 'generic-r4'
  return answerOf(
    status,
    { location: `DocumentReference/${id}/_history/${version}`, etag: `W/"${version}"` },
    hasBody ? JSON.stringify(resource) : '',
  )
}
