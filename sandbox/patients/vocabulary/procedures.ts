import { snomed } from '../codes/snomed.ts'

type Row = readonly [code: string, display: string, ...rest: readonly unknown[]]

/** A procedure without a row in the code table is recorded in words only. */
export const procedures = {
  totalHipLeft: { text: 'Total hip arthroplasty, left', snomed: snomed.totalHipLeft },
  hemodialysis: { text: 'Hemodialysis', snomed: snomed.hemodialysis },
  colonoscopy: { text: 'Colonoscopy', snomed: snomed.colonoscopy },
  chemotherapy: { text: 'Chemotherapy administration', snomed: snomed.chemotherapy },
  electroencephalogram: { text: 'Electroencephalogram', snomed: snomed.electroencephalogram },
  appendectomy: { text: 'Appendectomy', snomed: snomed.appendectomy },
  cholecystectomy: { text: 'Cholecystectomy', snomed: snomed.cholecystectomy },
  cataractExtraction: { text: 'Cataract extraction', snomed: snomed.cataractExtraction },
  coronaryStent: { text: 'Coronary stent placement', snomed: snomed.coronaryStent },
  breastBiopsy: { text: 'Core needle biopsy, left breast, ultrasound guided' },
  portPlacement: { text: 'Tunneled port placement, right internal jugular vein' },
  fistula: { text: 'Arteriovenous fistula creation, left upper arm' },
  ercp: { text: 'ERCP with biliary stent placement' },
} as const satisfies Record<string, { readonly text: string; readonly snomed?: Row }>

export type ProcedureKey = keyof typeof procedures
