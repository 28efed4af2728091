/** UCUM code → how this EHR prints it; empty: only the number. Others are printed as they are. */
const printed: Readonly<Record<string, string>> = {
  '10*3/uL': 'K/uL',
  '10*6/uL': 'M/uL',
  '/uL': 'cells/uL',
  '[degF]': 'deg F',
  '[IU]/mL': 'IU/mL',
  'm[IU]/L': 'mIU/L',
  'm[IU]/mL': 'mIU/mL',
  'mL/min/{1.73_m2}': 'mL/min/1.73 m2',
  'mg/g{creat}': 'mg/g',
  'mm[Hg]': 'mmHg',
  '{INR}': 'INR',
  '{copies}/mL': 'copies/mL',
  '{score}': '',
  '{#}': '',
  '{PackYears}': 'pack-years',
  '[pH]': '',
  '[iU]': 'units',
  '{puff}': 'puffs',
  '{drop}': 'drops',
  Cel: 'deg C',
  wk: 'weeks',
}

export const printedUnit = (code: string): string => printed[code] ?? code
