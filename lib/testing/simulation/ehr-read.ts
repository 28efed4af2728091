import type { FhirResource } from '#lib/fhir/resource.ts'
import { appError } from '#lib/kernel/app-error.ts'
import type { StoredDocument } from './ehr-ledger.ts'
import type { EhrSide } from './ehr-side.ts'
import { othersMayEdit } from './ehr-update.ts'
import { answerOf, type WireAnswer } from './wire.ts'

/** Answers a read or a search, from what is in sight. */
export function answerRead(side: EhrSide, url: string): WireAnswer {
  const { run, ledger } = side
  if (run.strikes('read-fails', 0.4)) return failure(run)
  // For good, like a right that was never given; a rate of 1 leaves it to the run's intensity.
  if (url.includes('?') && run.strikes('search-refused', 1)) return answerOf(403)
  const { pathname, searchParams } = new URL(url)
  const now = run.times.now()
  const id = /DocumentReference\/([^/]+)$/.exec(pathname)?.[1]
  othersMayEdit(side, id, 0.05)
  const readable = ledger.documents.filter((one) => one.heldUntil <= now)
  if (id) {
    const one = readable.find((document) => document.id === id)
    return one ? answerOf(200, {}, JSON.stringify(one.resource)) : answerOf(404)
  }
  if (/Binary\//.test(pathname)) return answerOf(403)
  const found = readable.filter((one) => one.inSearchFrom <= now && matches(one, searchParams))
  const others = searchParams.has('patient') ? neighbours(run, searchParams) : []
  return bundleOf([...others, ...found.map(({ resource }) => resource)])

  function matches(one: StoredDocument, parameters: URLSearchParams): boolean {
    const identifier = parameters.get('identifier')
    if (identifier !== null) {
      if (run.plan.searchBehaviour !== 'finds') return run.plan.searchBehaviour !== 'finds nothing'
      return identifier.endsWith(one.filingId)
    }
    const isInDays = parameters
      .getAll('date')
      .every((date) => (date.startsWith('ge') ? one.day >= date.slice(2) : one.day < date.slice(2)))
    return one.patientId === parameters.get('patient') && isInDays
  }
}

const bundleOf = (resources: readonly FhirResource[]): WireAnswer =>
  answerOf(
    200,
    {},
    JSON.stringify({
      resourceType: 'Bundle',
      type: 'searchset',
      entry: resources.map((resource) => ({ resource })),
    }),
  )

/** Notes of others, some of which this user may not read, and one that nobody can make sense of. */
function neighbours(run: EhrSide['run'], parameters: URLSearchParams): readonly FhirResource[] {
  if (!run.plan.faults.includes('unreadable-neighbour')) return []
  const subject = { reference: `Patient/${parameters.get('patient')}` }
  const common = { resourceType: 'DocumentReference', status: 'current', subject }
  return [
    { ...common, id: 'restricted', content: [{ attachment: { url: 'Binary/restricted' } }] },
    { ...common, id: 'odd', status: ['current'] },
  ]
}

function failure(run: EhrSide['run']): WireAnswer {
  const { pick } = run.chance('read-fails')
  return pick([
    answerOf(500),
    answerOf(503, { 'retry-after': '5' }),
    answerOf(403),
    answerOf(200, {}, '{"resourceType":"Bundle","entr'),
    { ok: false, error: { ...appError('FHIR_TIMEOUT'), neverSent: false } },
  ] as const)
}
