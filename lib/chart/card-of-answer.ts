import type { SearchAnswer } from '../fhir/ehr.ts'
import { type FhirDate, newestOf } from '../fhir/fhir-date.ts'
import type { Oddity } from '../fhir/oddity.ts'
import { referenceOf } from '../fhir/reference.ts'
import type { FhirResource } from '../fhir/resource.ts'
import { appError } from '../kernel/app-error.ts'
import type { Instant } from '../kernel/instant.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import { readAllergies } from './allergies.ts'
import type { CardFacts, ReadCard, Unreadable } from './card.ts'
import { type SearchedCard, searchedType } from './card-searches.ts'
import { readDocuments } from './documents.ts'
import { readEncounters } from './encounters.ts'
import { readLabs } from './labs.ts'
import { readMedications } from './medications.ts'
import { type Belonging, belongingOf, type ThisPatient } from './patient-guard.ts'
import { readProblems } from './problems.ts'
import { readVitals } from './vitals.ts'

type Reader<N extends SearchedCard> = (
  matches: readonly FhirResource[],
  included: readonly FhirResource[],
) => readonly CardFacts[N][]

type Kind<N extends SearchedCard> = {
  readonly read: Reader<N>
  /** The records behind one fact: each with what is odd about it. */
  readonly records: (fact: CardFacts[N]) => readonly { readonly oddities: readonly Oddity[] }[]
  readonly dateOf: (fact: CardFacts[N]) => FhirDate | undefined
}

const itself = <F>(fact: F): readonly F[] => [fact]

const kinds: { readonly [N in SearchedCard]: Kind<N> } = {
  vitals: { read: readVitals, records: ({ results }) => results, dateOf: newestResult },
  labs: { read: readLabs, records: ({ results }) => results, dateOf: newestResult },
  medications: { read: readMedications, records: itself, dateOf: ({ since }) => since },
  problems: {
    read: readProblems,
    records: ({ entries }) => entries,
    dateOf: ({ entries }) => newestOf(entries.map(({ recorded, onset }) => recorded ?? onset)),
  },
  allergies: { read: readAllergies, records: itself, dateOf: ({ recorded }) => recorded },
  encounters: { read: readEncounters, records: itself, dateOf: ({ start }) => start },
  documents: { read: readDocuments, records: itself, dateOf: ({ when }) => when },
}

function newestResult({ results }: CardFacts['labs']): FhirDate | undefined {
  return newestOf(results.map(({ when }) => when))
}

/**
 * Makes a card of the answer to its search. Nothing is dropped: every record is behind a fact, or
 * named among the unreadable ones.
 *
 * @returns FHIR_OTHER_PATIENT when any record, included ones as well, is another patient's: then
 *   nothing of the answer may be shown
 */
export function cardOfAnswer<N extends SearchedCard>(
  name: N,
  answer: SearchAnswer,
  context: ThisPatient & { readonly asOf: Instant },
): Result<ReadCard<CardFacts[N]>> {
  const { included } = answer
  // A server may add remarks of its own to the answer; they are no records.
  const matches = answer.matches.filter(({ resourceType }) => resourceType !== 'OperationOutcome')
  const belongs = (resource: FhirResource) => belongingOf(resource, context)
  const belongings = matches.map(belongs)
  if ([...belongings, ...included.map(belongs)].includes('other-patient')) {
    return err(appError('FHIR_OTHER_PATIENT', { reason: `in a search of ${searchedType(name)}` }))
  }
  const whyNot = matches.map((resource, at) => whyUnreadable(resource, name, belongings[at]))
  const readable = matches.filter((_, at) => whyNot[at] === undefined)
  const unreadable = matches.flatMap((resource, at) => unreadableOf(resource, whyNot[at]))
  const { read, records, dateOf } = kinds[name]
  const facts = read(readable, included)
  const odd = facts.flatMap(records).filter(({ oddities }) => oddities.length > 0)
  return ok({
    state: 'read',
    facts,
    unreadable,
    asOf: context.asOf,
    total: Math.max(answer.total ?? 0, matches.length),
    ...(answer.stopped && { stoppedAfter: matches.length, stoppedWhy: answer.stopped }),
    newest: newestOf(facts.map(dateOf)),
    oddCount: odd.length + unreadable.length,
  })
}

function whyUnreadable(
  { resourceType }: FhirResource,
  name: SearchedCard,
  belonging: Belonging | undefined,
): Unreadable['why'] | undefined {
  if (resourceType !== searchedType(name)) return 'other-type'
  return belonging === 'this-patient' ? undefined : 'names-no-patient'
}

const unreadableOf = (
  resource: FhirResource,
  why: Unreadable['why'] | undefined,
): readonly Unreadable[] => (why ? [{ reference: referenceOf(resource), why }] : [])

/** The card of a record that was read by its id. */
export function cardOfRecord<F extends { readonly oddities: readonly Oddity[] }>(
  fact: F,
  asOf: Instant,
): ReadCard<F> {
  return {
    state: 'read',
    facts: [fact],
    unreadable: [],
    asOf,
    total: 1,
    oddCount: Number(fact.oddities.length > 0),
  }
}

/** For a card whose record the launch does not have, such as its visit. */
export const emptyCard = (asOf: Instant): ReadCard<never> => ({
  state: 'read',
  facts: [],
  unreadable: [],
  asOf,
  total: 0,
  oddCount: 0,
})
