import { type CardName, type Cards, cardNames } from '#lib/chart/card.ts'
import type { FhirResource } from '#lib/fhir/resource.ts'
import { readCard } from '#lib/flows/read-card.ts'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import { type Clock, parseInstant } from '#lib/kernel/instant.ts'
import { fakeAuditLog } from '../fake-audit-log.ts'
import { fixedClock } from '../fixed-clock.ts'
import { aLaunch } from './a-launch.ts'
import { fakeEhr } from './fake-ehr.ts'
import { aPatient } from './fhir-builders.ts'
import { marchetti } from './marchetti.ts'
import { oddChart } from './odd-chart.ts'

export const galleryCharts = [
  'full',
  'odd',
  'empty',
  'infant',
  'failed',
  'not-permitted',
  'not-supported',
  'other-patient',
  'reading',
] as const
export type GalleryChart = (typeof galleryCharts)[number]

/** The cards of a chart by name; one that is missing is still being read. */
export type GalleryCards = Cards

const NINE_TWELVE = parseInstant('2026-11-19T15:12:00Z')
const clock: Clock = fixedClock(NINE_TWELVE)

const infant = aPatient({
  name: [{ use: 'official', family: 'Okonkwo', given: ['Baby girl'] }],
  birthDate: '2026-06-30',
})

/** Reads a chart the way the product does, out of invented records. */
export async function galleryCards(chart: GalleryChart): Promise<GalleryCards> {
  switch (chart) {
    case 'full':
      return readAll(marchetti)
    case 'odd':
      return readAll(oddChart)
    case 'empty':
      return readAll([aPatient()])
    case 'infant':
      return readAll([infant])
    case 'failed':
      return readAll(marchetti, { fails: 'FHIR_TIMEOUT' })
    case 'not-permitted':
      return readAll(marchetti, { grantedScopes: ['patient/Patient.r'] })
    case 'not-supported':
      return {
        ...(await readAll(marchetti, { fails: 'FHIR_NOT_SUPPORTED' })),
        ...(await readOnly('patient')),
      }
    case 'other-patient':
      return {
        ...(await readAll(marchetti, { fails: 'FHIR_OTHER_PATIENT' })),
        ...(await readOnly('patient')),
      }
    case 'reading':
      return {}
  }
}

type Choices = { readonly fails?: AppErrorCode; readonly grantedScopes?: readonly string[] }

async function readAll(
  resources: readonly FhirResource[],
  { fails, grantedScopes }: Choices = {},
): Promise<GalleryCards> {
  const ehr = fakeEhr({ resources, ...(fails && { fails }) })
  const launch = aLaunch(grantedScopes ? { grantedScopes } : {})
  const deps = { ehr, audit: fakeAuditLog(), clock }
  const cards = await Promise.all(cardNames.map((name) => readCard(deps, launch, name)))
  return Object.fromEntries(cardNames.map((name, index) => [name, cards[index]]))
}

async function readOnly(name: CardName): Promise<GalleryCards> {
  const { [name]: card } = await readAll(marchetti)
  return card ? { [name]: card } : {}
}
