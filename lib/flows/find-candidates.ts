import type { AccessGrant } from '../audit/audit-log.ts'
import type { Ehr } from '../fhir/ehr.ts'
import type { FhirResource } from '../fhir/resource.ts'
import { bearsIdentifier, canBeOurs, foundDocumentSchema } from '../filing/compare-document.ts'
import type { Filing } from '../filing/filing.ts'
import { appError } from '../kernel/app-error.ts'
import { type Instant, instantPlus, millisecondsBetween, parseInstant } from '../kernel/instant.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import type { FilingWork } from './filing-work.ts'

const WINDOW_MS = 24 * 3_600_000
const MOST_CANDIDATES = 200

/** Documents of the EHR that may be the one that was sent. */
export type Candidates = {
  readonly candidates: readonly FhirResource[]
  /** They were found by id or identifier, so each is ours, and none means that there is none. */
  readonly areOurs: boolean
}

/**
 * Asks the EHR for what may be ours: by the record's id, by our identifier, or by patient and day.
 */
export async function findCandidates(
  work: FilingWork,
  grant: AccessGrant,
): Promise<Result<Candidates>> {
  const { taken, ehr, profile } = work
  const { filing } = taken
  const recordId = filing.method === 'put' ? filing.target?.recordId : filing.record?.id
  if (recordId) {
    const known = await ehr.read(grant, 'DocumentReference', recordId)
    if (known.ok) return ok({ candidates: [known.value], areOurs: true })
    return known.error.code === 'FHIR_NOT_FOUND' ? ok({ candidates: [], areOurs: true }) : known
  }
  if (profile.identifierSearch === 'no') return findByLikeness(work, grant)
  const identifier = `urn:ietf:rfc:3986|urn:uuid:${filing.id}`
  const matches = await searchDocuments(ehr, grant, [['identifier', identifier]])
  if (!matches.ok) return matches
  const bearing = matches.value.filter((one) => bears(filing, one))
  const isAbsent = matches.value.length === 0 && profile.identifierSearch === 'verified'
  // A server may pass over a search parameter that it does not know, and answer with other notes or
  // with none (FHIR R4 search, 3.1.1.1): unless it was tried, that says nothing of ours.
  if (bearing.length > 0 || isAbsent) return ok({ candidates: bearing, areOurs: true })
  return findByLikeness(work, grant)
}

async function findByLikeness(work: FilingWork, grant: AccessGrant): Promise<Result<Candidates>> {
  const { filing } = work.taken
  const dates = datesOf(filing, work.now())
  const matches = await searchDocuments(work.ehr, grant, [['patient', filing.patientId], ...dates])
  if (!matches.ok) return matches
  // Some keep an identifier by which they cannot search.
  const bearing = matches.value.filter((one) => bears(filing, one))
  if (bearing.length > 0) return ok({ candidates: bearing, areOurs: true })
  return likeliestFirst(work, matches.value)
}

/**
 * The notes that may be ours, those stored nearest to when ours was sent first. A record that
 * another filing is already is not this one, though the words may be the same.
 */
async function likeliestFirst(
  { deps: { filings }, taken: { filing } }: FilingWork,
  matches: readonly FhirResource[],
): Promise<Result<Candidates>> {
  const owned = await filings.recordsOfOthers(filing)
  if (!owned.ok) return owned
  const steps = await filings.steps(filing.id)
  if (!steps.ok) return steps
  const sentAt = steps.value.findLast(({ event }) => event === 'claimed')?.at ?? filing.createdAt
  const candidates = matches
    .filter((one) => mayBeOurs(filing, one) && !owned.value.has(String(one.id)))
    .map((one) => ({ one, apart: apartFrom(sentAt, one) }))
    .toSorted((a, b) => a.apart - b.apart)
  return ok({ candidates: candidates.map(({ one }) => one), areOurs: false })
}

/** Milliseconds between a moment and when a document was stored; one without a time comes first. */
function apartFrom(moment: Instant, resource: FhirResource): number {
  const document = foundDocumentSchema.safeParse(resource)
  const storedAt = parseInstant((document.success && document.data.meta?.lastUpdated) || '')
  return storedAt ? Math.abs(millisecondsBetween(moment, storedAt)) : 0
}

async function searchDocuments(
  ehr: Ehr,
  grant: AccessGrant,
  parameters: readonly (readonly [string, string])[],
): Promise<Result<readonly FhirResource[]>> {
  const search = { type: 'DocumentReference', parameters, maxItems: MOST_CANDIDATES }
  const answer = await ehr.search(grant, search)
  if (!answer.ok) return answer
  // An incomplete look proves nothing.
  if (answer.value.stopped) return err(appError('FHIR_RESPONSE_TOO_LARGE'))
  // Some servers put their remarks among the matches.
  return ok(answer.value.matches.filter((one) => one.resourceType === 'DocumentReference'))
}

/** Some EHRs date a note by when it reached them, which may be days after it was signed. */
function datesOf({ createdAt }: Filing, now: Instant): [string, string][] {
  const end = [instantPlus(createdAt, 4 * WINDOW_MS), instantPlus(now, 2 * WINDOW_MS)].toSorted()
  return [
    // The two prefixes of which Millennium takes a range; with others it refuses the search.
    ['date', `ge${dayOf(instantPlus(createdAt, -WINDOW_MS))}`],
    ['date', `lt${dayOf(end.at(-1) ?? now)}`],
  ]
}

function bears(filing: Filing, resource: FhirResource): boolean {
  const document = foundDocumentSchema.safeParse(resource)
  return document.success && bearsIdentifier(filing, document.data)
}

/** What cannot be understood may be ours, so that it is not taken for absent. */
function mayBeOurs(filing: Filing, resource: FhirResource): boolean {
  const document = foundDocumentSchema.safeParse(resource)
  return !document.success || canBeOurs(filing, document.data)
}

const dayOf = (instant: string): string => instant.slice(0, 10)
