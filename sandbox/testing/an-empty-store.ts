import type { FhirResource } from '../fhir/resource.ts'
import { createStore, type Store } from '../fhir/store.ts'

export const testBase = 'http://ehr.localhost:4000/greyfield/fhir'

export const anEmptyStore = (now: () => Date = () => new Date('2026-11-19T17:00:00Z')): Store =>
  createStore({ base: testBase, timeZone: 'America/New_York', now })

/** The ids a search finds, in order. */
export const foundIds = (
  store: Store,
  type: string,
  query: string,
  options = {},
): readonly string[] =>
  store
    .search(type, new URLSearchParams(query), options)
    .matches.map((stored) => stored.resource.id)

export const aPatient = (id: string, name: unknown): FhirResource => ({
  resourceType: 'Patient',
  id,
  name: [name],
})
