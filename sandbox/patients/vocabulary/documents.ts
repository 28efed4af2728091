import { loinc } from '../codes/loinc.ts'

type Row = readonly [code: string, display: string, ...rest: readonly unknown[]]

/** Notes by what the EHR calls them. */
export const noteKinds = {
  progress: { label: 'Progress note', type: loinc.progressNote },
  consult: { label: 'Consult note', type: loinc.consultNote },
  discharge: { label: 'Discharge summary', type: loinc.dischargeSummary },
  history: { label: 'History and physical', type: loinc.historyAndPhysical },
  operative: { label: 'Operative note', type: loinc.operativeNote },
  emergency: { label: 'Emergency department note', type: loinc.emergencyNote },
  nursing: { label: 'Nursing note', type: loinc.nurseNote },
  telephone: { label: 'Telephone note', type: loinc.telephoneNote },
  imaging: { label: 'Echo report', type: loinc.imagingStudy },
} as const satisfies Record<string, { readonly label: string; readonly type: Row }>

export type NoteKind = keyof typeof noteKinds

/** Narrative reports: the department's code of HL7 table 0074, and LOINC for what was done. */
export const reportKinds = {
  echocardiogram: { label: 'Echocardiogram', code: loinc.echocardiogram, service: 'CUS' },
  chestXray: { label: 'Chest X-ray, 2 views', code: loinc.chestXray, service: 'RAD' },
  spirometry: { label: 'Spirometry', code: loinc.spirometry, service: 'PF' },
  pathology: { label: 'Surgical pathology', code: loinc.pathologyReport, service: 'SP' },
  obstetricUltrasound: {
    label: 'Obstetric ultrasound',
    code: loinc.obstetricUltrasound,
    service: 'OUS',
  },
  eeg: { label: 'Electroencephalogram', code: loinc.eeg, service: 'EEC' },
} as const satisfies Record<string, { label: string; code: Row; service: string }>

export type ReportKind = keyof typeof reportKinds
