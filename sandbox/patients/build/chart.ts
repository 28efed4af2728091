import type { FhirResource } from '../../fhir/resource.ts'
import type { Calendar, WrittenMoment } from './calendar.ts'
import { between, type Chance, chance } from './chance.ts'
import type { Directory } from './directory.ts'
import { type Label, metaOf } from './meta.ts'
import { remembered } from './remembered.ts'
import { resourceId } from './resource-id.ts'

export type Reference = { readonly reference: string; readonly display?: string }

/** What a builder needs to know beyond its own entry. One per patient. */
export type Chart = {
  readonly calendar: Calendar
  readonly directory: Directory
  readonly patient: Reference
  readonly sex: string
  /** As written in the story; `undefined` when nobody knows. */
  readonly born: string | undefined
  /** The visit during which something happened, if it happened during one. */
  readonly encounterAt: (written: WrittenMoment) => Reference | undefined
  /** When that visit began. */
  readonly visitStart: (written: WrittenMoment) => WrittenMoment | undefined
  readonly idOf: (type: string, key: string) => string
  readonly refer: (type: string, key: string) => Reference
  /** @param key unique among the patient's resources of this type */
  readonly resource: (type: string, key: string, described: ResourceDescription) => FhirResource
  /** A repeatable sequence of numbers for one purpose within this chart. */
  readonly chance: (...purpose: readonly string[]) => Chance
}

export type ResourceDescription = {
  readonly profile?: string
  readonly labels?: readonly Label[] | undefined
  readonly elements: Readonly<Record<string, unknown>>
}

export type ChartOptions = Pick<
  Chart,
  'calendar' | 'directory' | 'idOf' | 'patient' | 'sex' | 'born' | 'encounterAt' | 'visitStart'
> & {
  readonly seed: number
  readonly story: string
  /** Labels that every resource of this patient carries. */
  readonly labels: readonly Label[]
}

const withoutUndefined = (elements: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(elements).filter(([, value]) => value !== undefined))

/** The ids of one story's resources, by what each is to the story. */
export function idsOf(seed: number, story: string): Chart['idOf'] {
  const idAt = remembered((path) => resourceId(seed, `${story}/${path}`))
  return (type, key) => idAt(`${type}/${key}`)
}

export function chartOf(options: ChartOptions): Chart {
  const { seed, story, labels: common, ...known } = options
  const { idOf } = known
  return {
    ...known,
    refer: (type, key) => ({ reference: `${type}/${idOf(type, key)}` }),
    resource: (type, key, { profile, labels = [], elements }) => ({
      resourceType: type,
      id: idOf(type, key),
      meta: metaOf(profile, [...common, ...labels]),
      ...withoutUndefined(elements),
    }),
    chance: (...purpose) => chance(seed, story, ...purpose),
  }
}

/** A time of day for something the story only dates; a written time stays as it is. */
export function timed(
  written: WrittenMoment,
  next: Chance,
  [firstHour, lastHour]: readonly [number, number],
): WrittenMoment {
  if (written.includes('T')) return written
  const hour = String(between(next, firstHour, lastHour)).padStart(2, '0')
  const minute = String(between(next, 0, 59)).padStart(2, '0')
  return `${written}T${hour}:${minute}`
}
