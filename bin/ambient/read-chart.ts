import { z } from 'zod'
import { identifying } from '#lib/ambient/models/identifying.ts'
import type { Cards } from '#lib/chart/card.ts'
import { cardOfAnswer, cardOfRecord } from '#lib/chart/card-of-answer.ts'
import { type SearchedCard, searchedType } from '#lib/chart/card-searches.ts'
import type { Measurement } from '#lib/chart/measurement.ts'
import { readPatient } from '#lib/chart/patient-identity.ts'
import { readSearchPage } from '#lib/fhir/bundle.ts'
import type { FhirResource } from '#lib/fhir/resource.ts'
import { patientIdSchema } from '#lib/kernel/id-schemas.ts'
import { instantOf } from '#lib/kernel/instant.ts'
import en from '#lib/messages/en/chart.ts'
import type { ChartFact } from '#lib/note/chart-fact.ts'
import { chartFactsOf } from '#lib/note/chart-facts-of.ts'
import { Refusal } from '../process/refusal.ts'
import { readTyped } from './command-line.ts'

const SEARCHED: readonly SearchedCard[] = ['problems', 'medications', 'allergies', 'labs', 'vitals']
const CATEGORIES: Readonly<Record<string, string>> = { labs: 'laboratory', vitals: 'vital-signs' }

export type ReadChart = {
  readonly facts: readonly ChartFact[]
  /** Names and identifiers of the patient. */
  readonly identifying: readonly string[]
}

/** A FHIR R4 Bundle that holds one patient, read as the page reads a chart. */
export function readChart(path: string): ReadChart {
  const page = readSearchPage(parsed(path))
  const patients = page?.matches.filter(({ resourceType }) => resourceType === 'Patient') ?? []
  const [patient] = patients
  const id = patientIdSchema.safeParse(patient?.id)
  if (!page || !patient || !id.success || patients.length > 1)
    throw new Refusal(`${path} is no Bundle with one patient.`)
  const asOf = instantOf(Date.now())
  const cards = SEARCHED.map((name) => {
    const matches = page.matches.filter((resource) => isOn(name, resource))
    const answer = { matches, included: page.included, total: undefined, stopped: undefined }
    const card = cardOfAnswer(name, answer, { patientId: id.data, ehrIss: '', asOf })
    if (!card.ok) throw new Refusal(`${path} holds records of another patient.`)
    return [name, card.value] as const
  })
  // Each entry pairs a name with the card of that name.
  const read = Object.fromEntries(cards) as Cards
  const identity = readPatient(patient)
  const facts = chartFactsOf(
    { ...read, patient: cardOfRecord(identity, asOf) },
    { zone: Intl.DateTimeFormat().resolvedOptions().timeZone, now: asOf, nameOf },
  )
  return { facts, identifying: identifying(identity) }
}

const entrySchema = z.looseObject({
  fullUrl: z.string().optional(),
  resource: z.looseObject({ resourceType: z.string(), id: z.string() }).optional(),
})
const bundleSchema = z.looseObject({ entry: z.array(entrySchema) })

/** Entries of a transaction name each other by their full URL; in a chart they go by type and id. */
function parsed(path: string): unknown {
  const text = readTyped(path)
  try {
    const { entry } = bundleSchema.parse(JSON.parse(text))
    const references = new Map(
      entry.flatMap(({ fullUrl, resource }) =>
        fullUrl && resource ? [[fullUrl, `${resource.resourceType}/${resource.id}`] as const] : [],
      ),
    )
    return JSON.parse(text, (key, value) =>
      key === 'reference' ? (references.get(value) ?? value) : value,
    )
  } catch (cause) {
    throw new Refusal(`${path} is no Bundle as JSON.`, { cause })
  }
}

function isOn(name: SearchedCard, resource: FhirResource): boolean {
  const category = CATEGORIES[name]
  const isOfType = resource.resourceType === searchedType(name)
  return (
    isOfType && (!category || JSON.stringify(resource.category ?? '').includes(`"${category}"`))
  )
}

const nameOf = ({ kind, name }: Measurement): string =>
  kind === 'lab' || kind === 'other' ? (name ?? en.notReadable) : en.vital[kind]
