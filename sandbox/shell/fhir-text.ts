import { elementsAt, isObject, textAt } from '../fhir/resource.ts'
import type { Site } from '../site.ts'

/** `MARCHETTI, ROSALIND`, as old EHRs write it. Other scripts have no capitals and stay as they are. */
export function nameText(resource: unknown): string {
  const [name] = elementsAt(resource, 'name')
  const family = textAt(name, 'family')
  const given = elementsAt(name, 'given').filter((part) => typeof part === 'string')
  if (!family) return textAt(name, 'text') ?? given.join(' ') ?? ''
  return [family, given.join(' ')].filter(Boolean).join(', ').toUpperCase()
}

/** Text of a CodeableConcept, or the display or code of its first coding. */
export const conceptText = (concept: unknown): string =>
  textAt(concept, 'text') ??
  textAt(concept, 'coding.display') ??
  textAt(concept, 'coding.code') ??
  textAt(concept, 'code') ??
  ''

const dateFormats = new Map<string, Intl.DateTimeFormat>()

function format(site: Site, kind: 'day' | 'minute'): Intl.DateTimeFormat {
  const key = `${site.timeZone} ${kind}`
  const known = dateFormats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: site.timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    ...(kind === 'minute' && { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  })
  dateFormats.set(key, made)
  return made
}

/**
 * `04/05/1958` for a day, `11/19/2026 09:00` for a moment in the zone of the site; partial dates and
 * what is no date at all stay as they are.
 */
export function dateText(site: Site, value: unknown): string {
  if (typeof value !== 'string') return ''
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value) ?? []
  if (year) return `${month}/${day}/${year}`
  if (!value.includes('T') || Number.isNaN(Date.parse(value))) return value
  return format(site, 'minute').format(new Date(value)).replace(',', '')
}

/** `09:00` in the zone of the site. */
export const timeText = (site: Site, value: unknown): string =>
  dateText(site, value).split(' ')[1] ?? ''

const sexes: Readonly<Record<string, string>> = { female: 'F', male: 'M', other: 'O' }

export const sexText = (patient: unknown): string => sexes[textAt(patient, 'gender') ?? ''] ?? 'U'

const DAY_MS = 86_400_000

/** `68 y`, below two years `7 mo`, below two months `12 d`; to the day of death for the dead. */
export function ageText(site: Site, patient: unknown): string {
  const birth = textAt(patient, 'birthDate')
  if (!birth) return ''
  const end = new Date(textAt(patient, 'deceasedDateTime') ?? site.now())
  const born = new Date(birth)
  const months =
    (end.getUTCFullYear() - born.getUTCFullYear()) * 12 +
    (end.getUTCMonth() - born.getUTCMonth()) -
    (end.getUTCDate() < born.getUTCDate() ? 1 : 0)
  if (months >= 24) return `${Math.floor(months / 12)} y`
  if (months >= 2) return `${months} mo`
  return `${Math.max(0, Math.floor((end.getTime() - born.getTime()) / DAY_MS))} d`
}

/** The medical record number: the identifier typed MR, else the first one. */
export function mrnText(patient: unknown): string {
  const identifiers = elementsAt(patient, 'identifier')
  const record = identifiers.find((one) => elementsAt(one, 'type.coding.code').includes('MR'))
  return textAt(record ?? identifiers[0], 'value') ?? ''
}

const plainValues = ['valueString', 'valueBoolean', 'valueInteger', 'valueDateTime'] as const

/** The value of an Observation or of one of its components, with its unit. */
export function valueText(site: Site, holder: unknown): string {
  const [quantity] = elementsAt(holder, 'valueQuantity')
  if (isObject(quantity)) {
    const { comparator, value, unit, code } = quantity
    return [`${comparator ?? ''}${value ?? ''}`, unit ?? code].filter(Boolean).join(' ')
  }
  const [concept] = elementsAt(holder, 'valueCodeableConcept')
  if (concept) return conceptText(concept)
  const plain = plainValues.flatMap((name) => elementsAt(holder, name))[0]
  if (plain !== undefined) return dateText(site, String(plain))
  const components = elementsAt(holder, 'component').map((part) => valueText(site, part))
  const [absent] = elementsAt(holder, 'dataAbsentReason')
  return components.filter(Boolean).join(' / ') || (absent ? `(${conceptText(absent)})` : '')
}
