import { tallMan } from './tall-man.ts'

/** A drug as it is shown: `furosemide` stands out, `40 mg tablet` follows, nothing is cut. */
export type DrugName = {
  readonly drug: string
  /** Strength and form; empty when the text does not tell them apart. */
  readonly strength: string
}

const STRENGTH = /\d[\d.,]*\s*(mg|mcg|g|ml|unt|unit|units|meq|mmol|%|actuat|hr)\b/gi
// `furosemide 40 mg tablet`: words, then one strength that ends the name.
const SIMPLE = /^(\D*?[a-z)\]])\s+(\d.*)$/i
// The units of RxNorm names in their usual spelling: `25 MG`, `0.25 MG/ACTUAT`.
const RXNORM_UNIT = /(?<=\d\s?|\/)(MG|ML|MCG|MEQ|UNT|ACTUAT|HR)\b/g
const SPELLING: Readonly<Record<string, string>> = {
  MG: 'mg',
  ML: 'mL',
  MCG: 'mcg',
  MEQ: 'mEq',
  UNT: 'units',
  ACTUAT: 'actuation',
  HR: 'h',
}

/**
 * Splits the text of a prescription where its one strength begins. A combination or a text that
 * begins with a number stays whole: half a name is worse than none.
 */
export function drugName(text: string): DrugName {
  const shown = tallMan(text.replace(RXNORM_UNIT, (unit) => SPELLING[unit] ?? unit))
  const [, drug, strength] = SIMPLE.exec(shown) ?? []
  const isOneDrug = (text.match(STRENGTH) ?? []).length <= 1 && !text.includes(' / ')
  return drug && strength && isOneDrug ? { drug, strength } : { drug: shown, strength: '' }
}
