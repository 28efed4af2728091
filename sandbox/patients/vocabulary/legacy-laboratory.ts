import type { ObservationKey } from './observations.ts'

/** Local test codes of an old laboratory system that never learned LOINC. */
export const legacyCodes: Partial<Record<ObservationKey, readonly [code: string, name: string]>> = {
  sodium: ['NA', 'SODIUM,SERUM'],
  potassium: ['K', 'POTASSIUM,SERUM'],
  chloride: ['CL', 'CHLORIDE'],
  bicarbonate: ['CO2T', 'CO2,TOTAL'],
  urea: ['BUN', 'UREA NITROGEN'],
  creatinine: ['CRE', 'CREATININE'],
  glucose: ['GLUR', 'GLUCOSE,RANDOM'],
  wbc: ['WBCX', 'WHITE CELL COUNT'],
  hemoglobin: ['HGB', 'HEMOGLOBIN'],
  platelets: ['PLTC', 'PLATELET COUNT'],
  eosinophils: ['EOA', 'EOSINOPHIL,ABS'],
  crp: ['CRPQ', 'CRP QUANT'],
  troponinT: ['TNTHS', 'TROPONIN T HS'],
  ntProBnp: ['PBNP', 'PRO-BNP'],
}
