import { startClinician } from '../clinician.ts'
import type { Scenario } from '../play.ts'

const CLICKS = 25

/**
 * F7: fifty approvals of one note at once, through two processes. Fails when an approval is not
 * bound to the draft's version (approval-store.ts).
 */
export const doubleClick: Scenario = {
  fault: 'F7',
  name: 'fifty approvals of one note at once',
  isShort: true,
  async play(run) {
    const [patientId = ''] = run.patients
    const [one, other] = await Promise.all([startClinician(run), startClinician(run)])
    await Promise.all([one.open(patientId), other.open(patientId)])
    const signed = await one.write(patientId)
    if (!signed) throw new Error('no note was written')
    run.counts.faults += 2 * CLICKS
    const said = await Promise.all([one.approve(signed, CLICKS), other.approve(signed, CLICKS)])
    const filings = new Set(said.flatMap((ids) => ids ?? []))
    if (filings.size !== 1) run.unforeseen.push(`${filings.size} filings of one note`)
    await Promise.all([one.program.stop(), other.program.stop()])
  },
}
