import { query } from '../postgres/query.ts'
import { clinicianOf } from './clinician.ts'
import type { FaultRun } from './fault-run.ts'

/**
 * The clinician looks where each filing of the run stands; what is shown is remembered.
 * @returns those that are shown as filed
 */
export async function lookAtAll(run: FaultRun): Promise<readonly string[]> {
  const clinician = await clinicianOf(run)
  const rows = await query<{ id: string; patient_id: string }>(
    run.database.ownerUrl,
    'select id, patient_id from filing',
  )
  const filed: string[] = []
  for (const { id, patient_id } of rows) {
    if ((await clinician.look(patient_id, id)) === 'filed') filed.push(id)
  }
  return filed
}
