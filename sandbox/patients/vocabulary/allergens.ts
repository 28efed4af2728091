import { type Coding, coding } from '../build/concept.ts'
import { rxnorm } from '../codes/rxnorm.ts'
import { snomed } from '../codes/snomed.ts'

type Category = 'medication' | 'food' | 'environment' | 'biologic'

export type Allergen = {
  readonly text: string
  readonly coding: Coding
  readonly category?: Category
}

const medicine = (text: string, key: keyof typeof rxnorm): Allergen => ({
  text,
  coding: coding('rxnorm', rxnorm[key]),
  category: 'medication',
})

const substance = (text: string, key: keyof typeof snomed, category?: Category): Allergen => ({
  text,
  coding: coding('snomed', snomed[key]),
  ...(category && { category }),
})

export const allergens = {
  none: substance('No known allergies', 'noKnownAllergy'),
  noDrug: substance('No known drug allergies', 'noKnownDrugAllergy', 'medication'),
  penicillin: substance('penicillin', 'penicillin', 'medication'),
  sulfonamide: substance('sulfonamide antibiotics', 'sulfonamide', 'medication'),
  contrast: substance('iodinated contrast', 'iodinatedContrast', 'medication'),
  latex: substance('latex', 'latex', 'environment'),
  beeVenom: substance('bee venom', 'beeVenom', 'environment'),
  shellfish: substance('shellfish', 'shellfish', 'food'),
  peanut: substance('peanut', 'peanut', 'food'),
  egg: substance('egg', 'egg', 'food'),
  grassPollen: substance('grass pollen', 'grassPollen', 'environment'),
  dustMite: substance('house dust mite', 'houseDustMite', 'environment'),
  sulfamethoxazole: medicine('sulfamethoxazole-trimethoprim', 'trimethoprimSulfamethoxazole'),
  amoxicillin: medicine('amoxicillin', 'amoxicillin'),
  codeine: medicine('codeine', 'codeine'),
  lisinopril: medicine('lisinopril', 'lisinopril'),
  aspirin: medicine('aspirin', 'aspirin'),
  ibuprofen: medicine('ibuprofen', 'ibuprofen'),
  haloperidol: medicine('haloperidol', 'haloperidol'),
  lamotrigine: medicine('lamotrigine', 'lamotrigine'),
  ciprofloxacin: medicine('ciprofloxacin', 'ciprofloxacin'),
  vancomycin: medicine('vancomycin', 'vancomycin'),
  carbamazepine: medicine('carbamazepine', 'carbamazepine'),
} as const satisfies Record<string, Allergen>

export type AllergenKey = keyof typeof allergens

/** Reactions with a code; a story may name any other in words. */
export const reactions: Readonly<Record<string, readonly [string, string, string]>> = {
  anaphylaxis: snomed.anaphylaxis,
  rash: snomed.rash,
  hives: snomed.hives,
  angioedema: snomed.angioedema,
  nausea: snomed.nausea,
  vomiting: snomed.vomiting,
  itching: snomed.itching,
  wheezing: snomed.wheezing,
  rhinitis: snomed.rhinitis,
  dystonia: snomed.dystonia,
  cough: snomed.cough,
}
