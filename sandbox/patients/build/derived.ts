import type { ObservationKey } from '../vocabulary/observations.ts'

/** What a derivation may look at: the numbers of its own column, and the person. */
export type Column = {
  /** This column's number, or the newest one before it where `remember` asks for it. */
  readonly value: (key: ObservationKey, remember?: 'remember') => number | undefined
  readonly sex: string
  readonly age: number | undefined
}

type Derivation = (column: Column) => number | undefined

const ratio =
  (above: ObservationKey, below: ObservationKey, times: number): Derivation =>
  ({ value }) => {
    const numerator = value(above)
    const denominator = value(below)
    return numerator === undefined || !denominator ? undefined : (numerator / denominator) * times
  }

/** CKD-EPI 2021, creatinine only, in mL/min/1.73 m2 (Inker et al., NEJM 2021;385:1737). */
const estimatedFiltration: Derivation = ({ value, sex, age }) => {
  const creatinine = value('creatinine')
  if (creatinine === undefined || age === undefined || age < 18) return undefined
  const [kappa, alpha, factor] = sex === 'female' ? [0.7, -0.241, 1.012] : [0.9, -0.302, 1]
  const scaled = creatinine / kappa
  return 142 * Math.min(scaled, 1) ** alpha * Math.max(scaled, 1) ** -1.2 * 0.9938 ** age * factor
}

const bodyMassIndex: Derivation = ({ value }) => {
  const weight = value('weight')
  const height = value('height', 'remember')
  return weight === undefined || height === undefined ? undefined : weight / (height / 100) ** 2
}

const nonHdlCholesterol: Derivation = ({ value }) => {
  const total = value('cholesterol')
  const hdl = value('hdl')
  return total === undefined || hdl === undefined ? undefined : total - hdl
}

/** Results that the laboratory or the EHR computes from others, so that they always agree. */
export const derivations: Partial<Record<ObservationKey, Derivation>> = {
  egfr: estimatedFiltration,
  bmi: bodyMassIndex,
  nonHdl: nonHdlCholesterol,
  mcv: ratio('hematocrit', 'rbc', 10),
  mch: ratio('hemoglobin', 'rbc', 10),
  mchc: ratio('hemoglobin', 'hematocrit', 100),
  ironSaturation: ratio('iron', 'ironCapacity', 100),
  urineAlbuminRatio: ratio('urineAlbumin', 'urineCreatinine', 1000),
}
