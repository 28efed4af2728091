import { conceptName } from '../fhir/concept.ts'
import { quantityText, rangeText, readQuantity } from '../fhir/quantity.ts'
import type { ResultValue } from './measurement.ts'
import type { SentValue } from './observation-schema.ts'

/** `value[x]` of an Observation or one of its components, in whichever form it was sent. */
export function readResultValue(sent: SentValue): ResultValue {
  const quantity = readQuantity(sent.valueQuantity)
  if (quantity) return { kind: 'quantity', quantity }
  if (sent.valueInteger !== undefined) {
    return { kind: 'quantity', quantity: { value: sent.valueInteger } }
  }
  const text = textOf(sent)
  if (text) return { kind: 'text', text }
  const date = sent.valueDateTime ?? sent.valuePeriod?.start
  if (date) return { kind: 'date', date }
  return { kind: 'none', why: conceptName(sent.dataAbsentReason) }
}

function textOf(sent: SentValue): string | undefined {
  return (
    conceptName(sent.valueCodeableConcept) ??
    (sent.valueString?.trim() || undefined) ??
    booleanText(sent.valueBoolean) ??
    rangeText(sent.valueRange) ??
    ratioText(sent.valueRatio) ??
    sent.valueTime ??
    (sent.valueSampledData && 'waveform, see the EHR')
  )
}

const booleanText = (sent: boolean | undefined): string | undefined =>
  sent === undefined ? undefined : sent ? 'yes' : 'no'

/** A titer such as 1:80. */
function ratioText(ratio: SentValue['valueRatio']): string | undefined {
  const [top, bottom] = [readQuantity(ratio?.numerator), readQuantity(ratio?.denominator)]
  return top && bottom && `${quantityText(top)}:${quantityText(bottom)}`
}
