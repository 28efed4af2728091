import { clinicianOf } from '../clinician.ts'
import type { FaultRun } from '../fault-run.ts'

const PATIENTS = 2

/**
 * A clinician signs notes of two patients, one after the other.
 * @returns the filings
 */
export async function signNotes(run: FaultRun, count: number): Promise<readonly string[]> {
  const clinician = await clinicianOf(run)
  const patients = run.patients.slice(0, PATIENTS)
  for (const patientId of patients) {
    if (!(await clinician.open(patientId))) throw new Error('a chart could not be opened')
  }
  const filings: string[] = []
  for (let note = 0; note < count; note += 1) {
    const signed = await clinician.write(patients[note % patients.length] ?? '')
    if (!signed) throw new Error('a note could not be written')
    filings.push(...((await clinician.approve(signed)) ?? []))
  }
  return filings
}
