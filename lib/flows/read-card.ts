import { type AuditLog, audited } from '../audit/audit-log.ts'
import type { Card, CardFacts, CardName, CardOf } from '../chart/card.ts'
import { cardOfAnswer, cardOfRecord, emptyCard } from '../chart/card-of-answer.ts'
import { isSearched, type SearchedCard, searchedType, searchOf } from '../chart/card-searches.ts'
import { readEncounters } from '../chart/encounters.ts'
import { belongingOf } from '../chart/patient-guard.ts'
import { readPatient } from '../chart/patient-identity.ts'
import { readUser } from '../chart/signed-in-user.ts'
import type { Ehr } from '../fhir/ehr.ts'
import { type ReferenceTarget, referenceTarget } from '../fhir/reference.ts'
import type { FhirResource } from '../fhir/resource.ts'
import { type AppError, appError } from '../kernel/app-error.ts'
import type { Clock } from '../kernel/instant.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import type { Launch } from '../smart/launch.ts'
import { launchWho } from '../smart/launch-who.ts'
import { isGranted } from '../smart/scopes.ts'

type Deps = { readonly audit: AuditLog; readonly ehr: Ehr; readonly clock: Clock }

/**
 * Reads one card of the launch's chart from the EHR. Cards know nothing of each other, so a page
 * reads them all at once.
 *
 * @returns a card in every case: without the scope `not-permitted` and nothing is asked; a failure is
 *   a `failed` card with its code, among them FHIR_OTHER_PATIENT and AUDIT_UNAVAILABLE
 */
export async function readCard<N extends CardName>(
  deps: Deps,
  launch: Launch,
  name: N,
): Promise<CardOf<N>> {
  const card: Card<CardFacts[CardName]> = isSearched(name)
    ? await readBySearch(deps, launch, name)
    : await readById(deps, launch, name)
  // Each reader of the tables is typed by its card's name.
  return card as CardOf<N>
}

async function readBySearch<N extends SearchedCard>(
  deps: Deps,
  launch: Launch,
  name: N,
): Promise<Card<CardFacts[N]>> {
  const type = searchedType(name)
  const { grantedScopes } = launch.context
  if (!isGranted(grantedScopes, type, 's')) return { state: 'not-permitted' }
  const search = searchOf(name, launch.patientId, grantedScopes)
  const query = new URLSearchParams(search.parameters.map(([key, value]) => [key, value]))
  const event = { action: 'chart.search', resource: type, query: query.toString() } as const
  const { patientId, ehrIss } = launch
  const card = await audited(deps.audit, launchWho(launch), event, async (grant) => {
    const answer = await deps.ehr.search(grant, search)
    return answer.ok
      ? cardOfAnswer(name, answer.value, { patientId, ehrIss, asOf: deps.clock.now() })
      : answer
  })
  return card.ok ? card.value : failedCard(deps, card.error, 'search')
}

type RecordCard = Exclude<CardName, SearchedCard>

type RecordKind = {
  /** Which record of the launch it is; undefined when the launch has none. */
  readonly targetOf: (launch: Launch) => ReferenceTarget | undefined
  readonly read: (resource: FhirResource) => CardFacts[RecordCard] | undefined
  readonly isOfPatient: boolean
}

const records: Readonly<Record<RecordCard, RecordKind>> = {
  patient: {
    targetOf: ({ patientId }) => ({ type: 'Patient', id: patientId }),
    read: readPatient,
    isOfPatient: true,
  },
  encounter: {
    targetOf: ({ encounterId }) => encounterId && { type: 'Encounter', id: encounterId },
    read: (resource) => readEncounters([resource])[0],
    isOfPatient: true,
  },
  user: { targetOf: ({ user }) => referenceTarget(user), read: readUser, isOfPatient: false },
}

// Chartside knows people from their Practitioner record only (SMART 2.2 fhirUser allows others).
const READABLE_TYPES: readonly string[] = ['Patient', 'Encounter', 'Practitioner']

async function readById(
  deps: Deps,
  launch: Launch,
  name: RecordCard,
): Promise<Card<CardFacts[RecordCard]>> {
  const { targetOf, read, isOfPatient } = records[name]
  const target = targetOf(launch)
  if (!target) return emptyCard(deps.clock.now())
  const { type, id } = target
  if (!READABLE_TYPES.includes(type)) return { state: 'not-supported' }
  if (!isGranted(launch.context.grantedScopes, type, 'r')) return { state: 'not-permitted' }
  const event = { action: 'chart.read', resource: type, reference: `${type}/${id}` } as const
  const resource = await audited(deps.audit, launchWho(launch), event, async (grant) => {
    const answer = await deps.ehr.read(grant, type, id)
    return answer.ok ? guarded(answer.value, target, isOfPatient ? launch : undefined) : answer
  })
  if (!resource.ok) return failedCard(deps, resource.error, 'read')
  const fact = read(resource.value)
  return fact ? cardOfRecord(fact, deps.clock.now()) : emptyCard(deps.clock.now())
}

/** The record that was asked for and, where it is about a patient, of this one. */
function guarded(
  resource: FhirResource,
  target: ReferenceTarget,
  ofPatient: Launch | undefined,
): Result<FhirResource> {
  if (ofPatient && belongingOf(resource, ofPatient) !== 'this-patient') {
    return err(appError('FHIR_OTHER_PATIENT'))
  }
  const isAsked = resource.resourceType === target.type && resource.id === target.id
  return isAsked ? ok(resource) : err(appError('FHIR_RESPONSE_UNREADABLE'))
}

function failedCard(deps: Deps, error: AppError, interaction: 'read' | 'search'): Card<never> {
  if (error.code === 'FHIR_FORBIDDEN') return { state: 'not-permitted' }
  // A server without the type answers 404 to a search of it (FHIR R4 http, 3.1.0.8).
  const isUnknownType = error.code === 'FHIR_NOT_FOUND' && interaction === 'search'
  if (error.code === 'FHIR_NOT_SUPPORTED' || isUnknownType) return { state: 'not-supported' }
  return { state: 'failed', code: error.code, at: deps.clock.now() }
}
