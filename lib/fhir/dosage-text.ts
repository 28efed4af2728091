import { z } from 'zod'
import { conceptName } from './concept.ts'
import { conceptSchema, list, quantitySchema, rangeSchema, text } from './elements.ts'
import { quantityText, rangeText, readQuantity, type SentQuantity } from './quantity.ts'
import { type SentTiming, timingSchema, timingText } from './timing-text.ts'

const ratioSchema = z.object({
  numerator: quantitySchema.optional(),
  denominator: quantitySchema.optional(),
})

export const dosageSchema = z.object({
  text,
  patientInstruction: text,
  timing: timingSchema.optional(),
  asNeededBoolean: z.boolean().optional(),
  asNeededCodeableConcept: conceptSchema.optional(),
  additionalInstruction: list(conceptSchema),
  site: conceptSchema.optional(),
  route: conceptSchema.optional(),
  method: conceptSchema.optional(),
  doseAndRate: list(
    z.object({
      type: conceptSchema.optional(),
      doseQuantity: quantitySchema.optional(),
      doseRange: rangeSchema.optional(),
      rateQuantity: quantitySchema.optional(),
      rateRange: rangeSchema.optional(),
      rateRatio: ratioSchema.optional(),
    }),
  ),
  maxDosePerPeriod: ratioSchema.optional(),
})

export type SentDosage = z.output<typeof dosageSchema>

/**
 * How a drug is taken: the prescriber's own text, which is never shortened, else the coded parts in
 * words: `1 tablet, oral, twice daily, as needed for pain`.
 * Source: FHIR R4 datatypes, Dosage.
 */
export function dosageText(dosage: SentDosage): string | undefined {
  const sent = dosage.text?.trim()
  if (sent) return sent
  const parts = [
    everyOne(dosage, doseText),
    conceptName(dosage.method),
    conceptName(dosage.route),
    conceptName(dosage.site),
    everyOne(dosage, rateText),
    timingText(dosage.timing),
    asNeededText(dosage),
    ...(dosage.additionalInstruction ?? []).map(conceptName),
    maximumText(dosage),
  ].filter(Boolean)
  return parts.join(', ') || dosage.patientInstruction?.trim() || undefined
}

/** All dosages of one order, in its order; several are steps or parts of one regimen. */
export function dosagesText(dosages: readonly SentDosage[] | undefined): string | undefined {
  const all = (dosages ?? []).map(dosageText).filter((line) => line !== undefined)
  return all.join('; ') || undefined
}

/** When the order says that the drug is to be taken from and to. */
export function boundsOf(
  dosages: readonly SentDosage[] | undefined,
): NonNullable<SentTiming['repeat']>['boundsPeriod'] {
  return dosages?.find((dosage) => dosage.timing?.repeat?.boundsPeriod)?.timing?.repeat
    ?.boundsPeriod
}

type SentDose = NonNullable<SentDosage['doseAndRate']>[number]

function doseText({ doseQuantity, doseRange }: SentDose): string | undefined {
  const dose = readQuantity(doseQuantity)
  return dose ? quantityText(dose) : rangeText(doseRange)
}

function rateText({ rateQuantity, rateRange, rateRatio }: SentDose): string | undefined {
  const rate = readQuantity(rateQuantity)
  if (rate) return quantityText(rate)
  return rangeText(rateRange) ?? ratioText(rateRatio)
}

/** The same dose may be told more than once, as ordered and as calculated: none is left out. */
function everyOne(
  { doseAndRate }: SentDosage,
  read: (dose: SentDose) => string | undefined,
): string | undefined {
  const told = (doseAndRate ?? []).flatMap((dose) => {
    const amount = read(dose)
    const kind = conceptName(dose.type)
    return amount === undefined ? [] : [kind ? `${amount} (${kind})` : amount]
  })
  return told.join(', also given as ') || undefined
}

function asNeededText(dosage: SentDosage): string | undefined {
  const reason = conceptName(dosage.asNeededCodeableConcept)
  if (reason) return `as needed for ${reason}`
  return dosage.asNeededBoolean ? 'as needed' : undefined
}

function maximumText({ maxDosePerPeriod }: SentDosage): string | undefined {
  const ratio = ratioText(maxDosePerPeriod)
  return ratio && `at most ${ratio}`
}

function ratioText(
  ratio:
    | { numerator?: SentQuantity | undefined; denominator?: SentQuantity | undefined }
    | undefined,
): string | undefined {
  const [top, bottom] = [readQuantity(ratio?.numerator), readQuantity(ratio?.denominator)]
  if (!top) return undefined
  if (!bottom) return quantityText(top)
  return `${quantityText(top)} per ${bottom.value === 1 && bottom.unit ? bottom.unit : quantityText(bottom)}`
}
