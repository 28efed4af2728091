import { z } from 'zod'
import { firstCode } from './concept.ts'
import { codingSchema, conceptSchema, list, text } from './elements.ts'

const extensionSchema = z.object({
  url: text,
  valueCode: text,
  valueString: text,
  valueCoding: codingSchema.optional(),
  valueCodeableConcept: conceptSchema.optional(),
})

export const extensions = list(extensionSchema)

type SentExtension = z.output<typeof extensionSchema>

/** The code, text or concept of the first extension with that URL. */
export function extensionCode(
  extension: readonly SentExtension[] | undefined,
  url: string,
): string | undefined {
  const found = extension?.find((entry) => entry.url === url)
  return (
    found?.valueCode ??
    found?.valueCoding?.code ??
    firstCode(found?.valueCodeableConcept) ??
    found?.valueString
  )
}

export const BIRTH_SEX = 'http://hl7.org/fhir/us/core/StructureDefinition/us-core-birthsex'
