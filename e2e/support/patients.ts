import { idsOf } from '#sandbox/patients/build/chart.ts'
import { siteTable } from '#sandbox/sites.ts'
import type { SiteId } from './system.ts'

const SEED = 7

/** The id that a patient of the stories has at a site. @param story key of the story, `marchetti` */
export const patientId = (site: SiteId, story: string): string =>
  idsOf(SEED + siteTable.findIndex(({ id }) => id === site), story)('Patient', 'self')
