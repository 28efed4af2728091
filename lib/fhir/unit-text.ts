// Readable spellings of UCUM codes, for servers that send only the code. What a server sends as the
// unit for people is left as it is.
const READABLE: Readonly<Record<string, string>> = {
  'mm[Hg]': 'mmHg',
  'cm[H2O]': 'cmH₂O',
  'kg/m2': 'kg/m²',
  m2: 'm²',
  '[lb_av]': 'lb',
  '[oz_av]': 'oz',
  '[in_i]': 'in',
  '[ft_i]': 'ft',
  Cel: '°C',
  '[degF]': '°F',
  '10*3/uL': '10³/µL',
  '10*6/uL': '10⁶/µL',
  '10*9/L': '10⁹/L',
  '10*12/L': '10¹²/L',
  '[IU]/L': 'IU/L',
  '[IU]/mL': 'IU/mL',
  'm[IU]/L': 'mIU/L',
  'm[IU]/mL': 'mIU/mL',
  '[pH]': '',
  '{score}': '',
  '{nominal}': '',
  '1': '',
  '{INR}': '',
  'mL/min/{1.73_m2}': 'mL/min/1.73 m²',
  'mL/min/1.73_m2': 'mL/min/1.73 m²',
  'mL/min/1.73m2': 'mL/min/1.73 m²',
  'mL/min/1.73 m2': 'mL/min/1.73 m²',
}

/** @param unit a unit as sent, or a UCUM code; an empty answer means a number without a unit */
export const unitText = (unit: string): string => READABLE[unit] ?? unit

/** Units that say that the number has none, such as a pH or a score. */
export const isUnitless = (unit: string): boolean => unitText(unit) === ''
