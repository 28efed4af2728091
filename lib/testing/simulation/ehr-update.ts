import { answerWith } from './ehr-create.ts'
import type { StoredDocument, Treatment } from './ehr-ledger.ts'
import { type EhrSide, latestSight } from './ehr-side.ts'
import type { Excuse } from './history.ts'
import { answerOf, type Wire, type WireAnswer } from './wire.ts'

/** Changes a document, if it is still the version that If-Match names (FHIR R4 §3.1.0.5.1). */
export function update(side: EhrSide, wire: Wire, more: Partial<Treatment> = {}): WireAnswer {
  const { run, ledger, actor } = side
  const id = wire.request.url.split('/').at(-1)
  othersMayEdit(side, id, 0.5)
  const before = ledger.find(id)
  if (!before) return answerOf(404)
  const ifMatch = wire.request.headers['if-match']
  const isPresent = ifMatch === undefined || ifMatch === `W/"${before.version}"`
  if (run.plan.honoursIfMatch && !isPresent) return answerOf(412)
  const stored = ledger.change(before, wire.request.body ?? '', {
    filingId: run.sends.get(wire.request.headers['x-request-id'] ?? '') ?? 'nobody',
    isAltered: more.isAltered ?? false,
    excuse: more.excuse ?? excuseFor(side, wire, before),
  })
  run.times.tell(actor, `commits version ${stored.version} of ${stored.id}`)
  return answerWith(run, 200, stored)
}

function excuseFor({ run }: EhrSide, wire: Wire, before: StoredDocument): Excuse | undefined {
  if (run.times.now() > latestSight(wire)) return 'too-late'
  return before.writer === 'others' && !run.plan.honoursIfMatch ? 'unguarded' : undefined
}

/** Somebody works in the EHR itself meanwhile, on the very document. */
export function othersMayEdit(
  { run, ledger, actor }: EhrSide,
  id: string | undefined,
  rate: number,
) {
  const document = ledger.find(id)
  if (!document || !run.strikes('edited-in-ehr', rate)) return
  ledger.edit(document, run.chance('edited-in-ehr').happens(0.2))
  run.times.tell(actor, `others change ${document.id}`)
}
