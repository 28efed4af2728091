import type { FhirSearch } from '../fhir/ehr.ts'
import type { PatientId } from '../kernel/ids.ts'
import { isGranted } from '../smart/scopes.ts'
import type { CardName } from './card.ts'

/** The cards that are read by one search each; the others are read by id. */
export type SearchedCard = Exclude<CardName, 'patient' | 'user' | 'encounter'>

type Parameter = readonly [name: string, value: string]

type CardSearch = {
  readonly type: string
  readonly parameters: readonly Parameter[]
  readonly maxItems: number
  /** Added when the type that it brings along may be read. */
  readonly include?: { readonly type: string; readonly parameter: Parameter }
}

/**
 * The exact searches of the chart. Every combination is one that US Core servers have to support
 * (US Core 8.0.0, search parameters of each profile), beside `_sort`, which they may pass over: the
 * readers sort again.
 */
const searches: Readonly<Record<SearchedCard, CardSearch>> = {
  vitals: {
    type: 'Observation',
    parameters: [
      ['category', 'vital-signs'],
      ['_sort', '-date'],
      ['_count', '100'],
    ],
    maxItems: 300,
  },
  labs: {
    type: 'Observation',
    parameters: [
      ['category', 'laboratory'],
      ['_sort', '-date'],
      ['_count', '200'],
    ],
    maxItems: 400,
  },
  medications: {
    type: 'MedicationRequest',
    parameters: [
      ['intent', 'order,plan'],
      ['_sort', '-authoredon'],
      ['_count', '100'],
    ],
    maxItems: 300,
    include: { type: 'Medication', parameter: ['_include', 'MedicationRequest:medication'] },
  },
  problems: { type: 'Condition', parameters: [['_count', '100']], maxItems: 300 },
  allergies: { type: 'AllergyIntolerance', parameters: [['_count', '100']], maxItems: 300 },
  encounters: {
    type: 'Encounter',
    parameters: [
      ['_sort', '-date'],
      ['_count', '50'],
    ],
    maxItems: 100,
  },
  documents: {
    type: 'DocumentReference',
    parameters: [
      ['_sort', '-date'],
      ['_count', '50'],
    ],
    maxItems: 100,
  },
}

export const isSearched = (name: CardName): name is SearchedCard => name in searches

/** The resource type of a card that is searched for, which its scope has to grant. */
export const searchedType = (name: SearchedCard): string => searches[name].type

/** The search of a card for one patient, as it goes on the wire. */
export function searchOf(
  name: SearchedCard,
  patientId: PatientId,
  grantedScopes: readonly string[],
): FhirSearch {
  const { type, parameters, maxItems, include } = searches[name]
  const included = include && isGranted(grantedScopes, include.type, 'r') ? [include.parameter] : []
  return { type, parameters: [['patient', patientId], ...parameters, ...included], maxItems }
}
