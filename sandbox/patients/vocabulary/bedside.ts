import type { loinc } from '../codes/loinc.ts'
import type { ObservationCategory, ObservationDefinition } from './observation-definition.ts'

const measured =
  (category: ObservationCategory) =>
  (label: string, unit: string, decimals: number): ObservationDefinition => ({
    label,
    category,
    unit,
    decimals,
  })

const sign = measured('vital-signs')
const examined = measured('exam')
const scored = measured('survey')
const told = measured('social-history')
const tested = measured('procedure')

/** What is measured, asked or scored at the bedside: everything that is not the laboratory's. */
export const bedside = {
  bloodPressure: sign('Blood pressure', 'mm[Hg]', 0),
  heartRate: sign('Heart rate', '/min', 0),
  respiratoryRate: sign('Respiratory rate', '/min', 0),
  oxygenSaturation: sign('Oxygen saturation', '%', 0),
  temperature: sign('Temperature', '[degF]', 1),
  weight: sign('Weight', 'kg', 1),
  height: sign('Height', 'cm', 1),
  bmi: sign('Body mass index', 'kg/m2', 1),
  headCircumference: sign('Head circumference', 'cm', 1),
  bmiPercentile: sign('BMI percentile', '%', 0),
  weightForLength: sign('Weight-for-length percentile', '%', 0),
  headPercentile: sign('Head circumference percentile', '%', 0),
  pain: scored('Pain, 0 to 10', '{score}', 0),
  fundalHeight: examined('Fundal height', 'cm', 0),
  fetalHeartRate: examined('Fetal heart rate', '/min', 0),
  ejectionFraction: measured('imaging')('Left ventricular ejection fraction', '%', 0),
  fev1: tested('FEV1', 'L', 2),
  fev1Ratio: tested('FEV1/FVC', '%', 0),
  smokingStatus: { label: 'Tobacco smoking status', category: 'social-history' },
  packYears: told('Pack years', '{PackYears}', 0),
  phq9: scored('PHQ-9 total score', '{score}', 0),
  gad7: scored('GAD-7 total score', '{score}', 0),
  ecog: scored('ECOG performance status', '{score}', 0),
  gestationalAge: examined('Gestational age', 'wk', 0),
  deliveryDate: { label: 'Estimated delivery date', category: 'exam' },
  gravida: told('Pregnancies', '{#}', 0),
  parity: told('Births', '{#}', 0),
} as const satisfies Partial<Record<keyof typeof loinc, ObservationDefinition>>
