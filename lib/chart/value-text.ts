import { clinicalDate } from '../fhir/clinical-time.ts'
import { type Quantity, quantityText } from '../fhir/quantity.ts'
import { shownNumber } from '../fhir/shown-number.ts'
import type { ResultValue } from './measurement.ts'

/** A value in the two parts that stand in two columns. Words have no unit. */
export type ShownValue = { readonly number: string; readonly unit: string | undefined }

/** @returns undefined when there is no value */
export function shownValue(value: ResultValue, zone: string): ShownValue | undefined {
  switch (value.kind) {
    case 'quantity':
      return { number: numberText(value.quantity), unit: value.quantity.unit }
    case 'pair':
      return {
        number: [value.first, value.second].map(pressureText).join('/'),
        unit: value.first.unit ?? value.second.unit,
      }
    case 'text':
      return { number: value.text, unit: undefined }
    case 'date':
      return { number: clinicalDate(value.date, zone), unit: undefined }
    case 'none':
      return undefined
  }
}

/** Blood pressure is told in whole mmHg; in kPa the decimals matter. */
const pressureText = ({ value, unit = '' }: Quantity): string =>
  /kpa/i.test(unit) ? shownNumber(value) : String(Math.round(value))

/** `< 5`, or `5.3`: the number with its comparator, without its unit. */
export const numberText = ({ value, comparator }: Quantity): string =>
  quantityText({ value, ...(comparator && { comparator }) })

/** `5.3 mmol/L` in one piece. */
export function valueText(value: ResultValue, zone: string): string | undefined {
  const shown = shownValue(value, zone)
  return shown && [shown.number, shown.unit].filter(Boolean).join('\u00a0')
}
