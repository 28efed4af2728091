import type { ChartEvidence } from './evidence.ts'

/** A fact of the chart as drafting and checking need it. */
export type ChartFact = {
  readonly kind: 'patient' | 'problem' | 'medication' | 'allergy' | 'observation' | 'other'
  /** Relative FHIR reference, `MedicationRequest/7`. */
  readonly reference: string
  readonly versionId?: string | undefined
  /** What it is about, without values: `furosemide`, `heart failure`. */
  readonly name: string
  /** What the page shows: `furosemide 40 mg tablet, oral, once daily`. */
  readonly quote: string
  /** Who and when, as the page shows it: `Dr Reyes, 14-May-2026`. */
  readonly source?: string | undefined
}

/** The fact as evidence of a statement. */
export const citeFact = ({ reference, versionId, quote }: ChartFact): ChartEvidence => ({
  kind: 'chart',
  reference,
  ...(versionId === undefined ? {} : { versionId }),
  quote,
})
