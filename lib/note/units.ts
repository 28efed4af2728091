// One canonical sign per unit and what people say or write for it. UCUM codes where one exists.
const SPOKEN: Readonly<Record<string, string>> = {
  'mL/min/1.73 m²': 'ml/min/1\\.73 ?m(?:²|2|\\^2)',
  'mg/dL': 'mg/dl|milligrams? per deciliter',
  'mmol/L': 'mmol/l|millimoles? per liter',
  'mEq/L': 'meq/l|milliequivalents? per liter',
  'pg/mL': 'pg/ml|picograms? per milliliter',
  'ng/mL': 'ng/ml|nanograms? per milliliter',
  'g/dL': 'g/dl|grams? per deciliter',
  'kg/m²': 'kg/m(?:²|2)',
  '/min': 'bpm|beats? (?:per|a) minute|breaths? (?:per|a) minute|/ ?min(?:ute)?|per minute',
  '%': '%|percent|per cent',
  mmHg: 'mm ?hg|millimeters? of mercury',
  mcg: 'mcg|ug|µg|μg|micrograms?',
  mg: 'mg|mgs|milligrams?',
  kg: 'kg|kgs|kilos?|kilograms?',
  lb: 'lb|lbs|pounds?',
  oz: 'oz|ounces?',
  mL: 'ml|milliliters?|millilitres?|cc|ccs',
  mm: 'mm|millimeters?|millimetres?',
  cm: 'cm|centimeters?|centimetres?',
  g: 'g|grams?',
  L: 'l|liters?|litres?',
  in: 'inch|inches',
  ft: 'foot|feet',
  mi: 'miles?',
  km: 'km|kilometers?',
  IU: 'units?|iu|international units?',
  '°': '°(?: ?[cf])?|degrees?(?: fahrenheit| celsius)?',
  y: 'years?|yrs?|y/o|yo|y',
  mo: 'months?',
  wk: 'weeks?|wks?',
  d: 'days?|nights?',
  h: 'hours?|hrs?|h',
  min: 'minutes?|mins?',
  s: 'seconds?|secs?',
  tablet: 'tablets?|pills?|tabs?|capsules?',
  puff: 'puffs?',
  pack: 'packs?',
  drink: 'drinks?|beers?|glasses|glass',
  cigarette: 'cigarettes?',
  pillow: 'pillows?',
}

const canonical = new Map<string, RegExp>(
  Object.entries(SPOKEN).map(([unit, spoken]) => [unit, new RegExp(`^(?:${spoken})$`, 'i')]),
)

// Longest spellings first, so that "mg/dL" is not read as "mg".
const alternatives = Object.values(SPOKEN)
  .flatMap((spoken) => splitAlternatives(spoken))
  .sort((a, b) => b.length - a.length)
  .join('|')

const AFTER_NUMBER = new RegExp(`[ \\u00A0\\u202F-]*(${alternatives})(?![\\p{L}\\p{N}])`, 'iuy')

/** `a|b(?:c|d)` at its top level only. */
function splitAlternatives(spoken: string): string[] {
  const parts: string[] = []
  let depth = 0
  let part = ''
  for (const sign of spoken) {
    if (sign === '(') depth++
    if (sign === ')') depth--
    if (sign === '|' && depth === 0) {
      parts.push(part)
      part = ''
    } else part += sign
  }
  return [...parts, part]
}

/** The unit that stands right after a number, with where it ends; undefined when there is none. */
export function unitAt(text: string, offset: number): { unit: string; end: number } | undefined {
  AFTER_NUMBER.lastIndex = offset
  const match = AFTER_NUMBER.exec(text)
  if (!match?.[1]) return undefined
  const unit = unitOf(match[1])
  return unit === undefined ? undefined : { unit, end: AFTER_NUMBER.lastIndex }
}

/** The canonical sign of a unit as written or said. */
function unitOf(spoken: string): string | undefined {
  for (const [unit, pattern] of canonical) if (pattern.test(spoken)) return unit
  return undefined
}
