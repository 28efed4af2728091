import type { FhirResource } from '../../fhir/resource.ts'
import { systems } from '../codes/systems.ts'
import { type LaboratoryKey, laboratories, type PlaceKey, places } from '../vocabulary/places.ts'
import { type StaffKey, type StaffMember, staff, staffName } from '../vocabulary/staff.ts'
import type { Reference } from './chart.ts'
import { coding, concept } from './concept.ts'
import { metaOf } from './meta.ts'
import { remembered } from './remembered.ts'
import { resourceId } from './resource-id.ts'

/** References to the people and places of the site. */
export type Directory = {
  readonly staff: (key: StaffKey) => Reference
  readonly place: (key: PlaceKey) => Reference
  readonly laboratory: (key: LaboratoryKey) => Reference
  readonly organization: Reference
}

const keysOf = <Key extends string>(table: Readonly<Record<Key, unknown>>): readonly Key[] =>
  // Object.keys widens to string; these tables are closed.
  Object.keys(table) as Key[]

export const siteId = (seed: number, type: string, key: string): string =>
  resourceId(seed, `site/${type}/${key}`)

export function directoryOf(seed: number, siteName: string): Directory {
  const idAt = remembered((path) => resourceId(seed, `site/${path}`))
  const refer = (type: string, key: string, display: string): Reference => ({
    reference: `${type}/${idAt(`${type}/${key}`)}`,
    display,
  })
  return {
    staff: (key) => refer('Practitioner', key, staffName(key)),
    place: (key) => refer('Location', key, places[key]),
    laboratory: (key) => refer('Organization', key, laboratories[key]),
    organization: refer('Organization', 'site', siteName),
  }
}

const practitioner = (seed: number, key: StaffKey, number: number): FhirResource => {
  const { family, given, degree }: StaffMember = staff[key]
  return {
    resourceType: 'Practitioner',
    id: siteId(seed, 'Practitioner', key),
    meta: metaOf('us-core-practitioner'),
    identifier: [{ system: systems.staff, value: String(70_100 + number) }],
    active: true,
    name: [{ use: 'official', text: staffName(key), family, given: [given], suffix: [degree] }],
  }
}

const practitionerRole = (seed: number, key: StaffKey, directory: Directory): FhirResource => {
  const { specialty }: StaffMember = staff[key]
  return {
    resourceType: 'PractitionerRole',
    id: siteId(seed, 'PractitionerRole', key),
    meta: metaOf('us-core-practitionerrole'),
    active: true,
    practitioner: directory.staff(key),
    organization: directory.organization,
    code: [concept(specialty[1], coding('nucc', specialty))],
    specialty: [concept(specialty[1], coding('nucc', specialty))],
    telecom: [{ system: 'phone', value: '614-555-0100', use: 'work' }],
  }
}

const organization = (seed: number, key: string, name: string): FhirResource => ({
  resourceType: 'Organization',
  id: siteId(seed, 'Organization', key),
  meta: metaOf('us-core-organization'),
  active: true,
  name,
  telecom: [{ system: 'phone', value: '614-555-0100', use: 'work' }],
  address: [{ line: ['1 Sandbox Way'], city: 'Elmsworth', state: 'OH', country: 'US' }],
})

const location = (seed: number, key: PlaceKey, directory: Directory): FhirResource => ({
  resourceType: 'Location',
  id: siteId(seed, 'Location', key),
  meta: metaOf('us-core-location'),
  status: 'active',
  name: places[key],
  managingOrganization: directory.organization,
})

/** The site itself: organizations, locations, practitioners and their roles. */
export function siteResources(seed: number, siteName: string): FhirResource[] {
  const directory = directoryOf(seed, siteName)
  return [
    organization(seed, 'site', siteName),
    ...keysOf(laboratories).map((key) => organization(seed, key, laboratories[key])),
    ...keysOf(places).map((key) => location(seed, key, directory)),
    ...keysOf(staff).map((key, index) => practitioner(seed, key, index)),
    ...keysOf(staff).map((key) => practitionerRole(seed, key, directory)),
  ]
}
