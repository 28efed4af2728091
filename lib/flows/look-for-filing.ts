import { type AccessGrant, audited } from '../audit/audit-log.ts'
import type { FhirResource } from '../fhir/resource.ts'
import {
  bearsIdentifier,
  canBeOurs,
  compareDocument,
  type FoundDocument,
  foundDocumentSchema,
} from '../filing/compare-document.ts'
import { LOOK_READS_MS } from '../filing/deadlines.ts'
import type { EhrRecord, Filing, FilingEvent } from '../filing/filing.ts'
import { appError } from '../kernel/app-error.ts'
import { type Instant, instantPlus, millisecondsBetween, parseInstant } from '../kernel/instant.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import { type FilingDeps, type FilingWork, filingWho, recordEvent } from './filing-work.ts'
import { type ReadDocument, readDocument } from './read-document.ts'

const WINDOW_MS = 24 * 3_600_000
const MOST_CANDIDATES = 200

/**
 * Looks in the EHR for a note whose answer was lost or that the EHR holds, before anything is sent
 * again: by its own id, by its identifier, or by patient, type and day with the content's hash
 * (WB-24).
 */
export async function lookForFiling(work: FilingWork): Promise<Result<void>> {
  const { deps, taken } = work
  const { filing } = taken
  const event = { action: 'filing.reconcile', filingId: filing.id, look: filing.looks + 1 } as const
  const seen = await audited(deps.audit, filingWho(filing), event, (grant) => look(work, grant))
  const found: FilingEvent = seen.ok ? seen.value : { type: 'look-failed', code: seen.error.code }
  const recorded = await recordEvent(work, found)
  return recorded.ok ? ok(undefined) : recorded
}

async function look(work: FilingWork, grant: AccessGrant): Promise<Result<FilingEvent>> {
  const found = await findCandidates(work, grant)
  if (!found.ok) return found
  const { candidates, areOurs } = found.value
  const read: ReadDocument[] = []
  // One after the other: an EHR that just lost an answer is not asked for everything at once.
  for (const resource of candidates) {
    if (isOutOfTime(work)) {
      // Of what is ours all has to be seen. Among other notes the likeliest were; a person decides.
      if (areOurs) return err(appError('FHIR_TIMEOUT'))
      break
    }
    const document = await readDocument(work.ehr, grant, resource)
    if (!document.ok) return document
    read.push(document.value)
  }
  return ok(judge(work, read, areOurs))
}

const isOutOfTime = ({ deps, startedAt }: FilingWork): boolean =>
  deps.monotonicMs() - startedAt > LOOK_READS_MS

type Found = {
  readonly candidates: readonly FhirResource[]
  /** They were found by id or identifier, so each is ours, and none means that there is none. */
  readonly areOurs: boolean
}

async function findCandidates(
  { taken, ehr, profile, now }: FilingWork,
  grant: AccessGrant,
): Promise<Result<Found>> {
  const { filing } = taken
  if (filing.record) {
    const known = await ehr.read(grant, 'DocumentReference', filing.record.id)
    if (known.ok) return ok({ candidates: [known.value], areOurs: true })
    return known.error.code === 'FHIR_NOT_FOUND' ? ok({ candidates: [], areOurs: true }) : known
  }
  const canSearch = profile.identifierSearch !== 'no'
  const parameters: readonly (readonly [string, string])[] = canSearch
    ? [['identifier', `urn:ietf:rfc:3986|urn:uuid:${filing.id}`]]
    : [['patient', filing.patientId], ...datesOf(filing, now())]
  const search = { type: 'DocumentReference', parameters, maxItems: MOST_CANDIDATES }
  const answer = await ehr.search(grant, search)
  if (!answer.ok) return answer
  // An incomplete look proves nothing.
  if (answer.value.stopped) return err(appError('FHIR_RESPONSE_TOO_LARGE'))
  // Some servers put their remarks among the matches.
  const matches = answer.value.matches.filter((one) => one.resourceType === 'DocumentReference')
  const bearing = canSearch ? byIdentifier(filing, matches) : undefined
  return bearing ? ok(bearing) : byLikeness(deps, filing, matches)
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

/**
 * A server may pass over a search parameter that it does not know (FHIR R4 search, 3.1.1.1), and
 * then answers with other notes: that proves nothing about ours.
 * @returns undefined when it did so
 */
function byIdentifier(filing: Filing, matches: readonly FhirResource[]): Found | undefined {
  const bearing = matches.filter((one) => {
    const document = foundDocumentSchema.safeParse(one)
    return document.success && bearsIdentifier(filing, document.data)
  })
  const isPassedOver = bearing.length === 0 && matches.length > 0
  return isPassedOver ? undefined : { candidates: bearing, areOurs: true }
}

/**
 * The notes that may be ours, those stored nearest to when ours was sent first. A record that
 * another filing is already is not this one, though the words may be the same.
 */
async function byLikeness(
  { filings }: Pick<FilingDeps, 'filings'>,
  filing: Filing,
  matches: readonly FhirResource[],
): Promise<Result<Found>> {
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

/** What cannot be understood may be ours, so that it is not taken for absent. */
function mayBeOurs(filing: Filing, resource: FhirResource): boolean {
  const document = foundDocumentSchema.safeParse(resource)
  return !document.success || canBeOurs(filing, document.data)
}

const dayOf = (instant: string): string => instant.slice(0, 10)

function judge(
  { deps, taken }: FilingWork,
  read: readonly ReadDocument[],
  areOurs: boolean,
): FilingEvent {
  const { filing } = taken
  const isIdentical = ({ document, text }: ReadDocument): boolean =>
    compareDocument(filing, document, text === undefined ? undefined : deps.sha256(text)) ===
    'identical'
  const identical = read.filter(isIdentical)
  const [one, ...more] = identical
  if (one) {
    return more.length > 0
      ? { type: 'found-several' }
      : { type: 'found', record: recordOf(one.document) }
  }
  // A difference matters in what is ours; by patient and day it is just another note.
  const [other] = areOurs ? read : []
  if (!other) return { type: 'found-none', isProof: areOurs }
  return { type: 'found-different', record: recordOf(other.document) }
}

const recordOf = ({ id, meta }: FoundDocument): EhrRecord => ({
  id,
  version: meta?.versionId,
  at: parseInstant(meta?.lastUpdated ?? ''),
})
