import { alone, always, type Rule } from './rule.ts'

const BEFORE_DOSE = String.raw`(?= ?\d+(?:\.\d+)? ?(?:mg|mcg|g)(?![\p{L}/]))`

// Names that mean one medicine wherever they stand.
const ABBREVIATED: readonly (readonly [abbreviation: string, name: string])[] = [
  ['MSO4', 'morphine sulfate'],
  ['MgSO4', 'magnesium sulfate'],
  ['ZnSO4', 'zinc sulfate'],
  ['HCTZ', 'hydrochlorothiazide'],
  ['APAP', 'acetaminophen'],
  ['MTX', 'methotrexate'],
  ['AZT', 'zidovudine'],
  ['CPZ', 'prochlorperazine'],
  ['PTU', 'propylthiouracil'],
  ['TNK', 'tenecteplase'],
  ['[tT]PA', 'alteplase'],
  ['[vV]anc', 'vancomycin'],
]

const lettersOf = (abbreviation: string): string =>
  abbreviation.toLowerCase().replace(/\[(.).\]/g, '$1')

/** Names of medicines that were cut short. */
export const drugRules: readonly Rule[] = [
  ...ABBREVIATED.map(
    ([abbreviation, name]): Rule => ({
      id: `ismp-drug-${lettersOf(abbreviation)}`,
      message: 'A medicine whose name is cut short is taken for another.',
      pattern: alone(abbreviation, 'gu'),
      fixes: always(name),
    }),
  ),
  {
    id: 'ismp-drug-ms',
    message: 'MS means morphine sulfate and magnesium sulfate.',
    pattern: new RegExp(`(?<![\\p{L}\\p{N}])MS${BEFORE_DOSE}`, 'gu'),
    fixes: always('morphine sulfate', 'magnesium sulfate'),
  },
  {
    id: 'ismp-drug-hct',
    message: 'HCT means hydrocortisone and hydrochlorothiazide.',
    pattern: new RegExp(`(?<![\\p{L}\\p{N}])HCT${BEFORE_DOSE}`, 'gu'),
    fixes: always('hydrochlorothiazide', 'hydrocortisone'),
  },
]
