import { provenanceSchema } from '#lib/filing/provenance.ts'
import type { Treatment } from './ehr-ledger.ts'
import type { EhrSide } from './ehr-side.ts'
import { answerOf, type Wire, type WireAnswer } from './wire.ts'

export const isLabel = ({ request }: Wire): boolean => request.url.endsWith('/Provenance')

/** Keeps a Provenance. It has no identifier in R4, so every one that arrives is one more. */
export function label({ run, actor }: EhrSide, { request }: Wire, more: Partial<Treatment>) {
  const sent = provenanceSchema.parse(JSON.parse(request.body ?? ''))
  const [target] = sent.target
  const filingId = run.sends.get(request.headers['x-request-id'] ?? '') ?? 'nobody'
  const id = `prov-${run.history.labels.length + 1}`
  run.history.labels.push({
    ...{ id, filingId, step: run.times.step(), excuse: more.excuse },
    recordId: target.reference.split('/')[1] ?? '',
  })
  run.times.tell(actor, `labels ${filingId.slice(-4)} as ${id}`)
  return answerWith(id)
}

const answerWith = (id: string): WireAnswer =>
  answerOf(201, { location: `Provenance/${id}/_history/1`, etag: 'W/"1"' })
