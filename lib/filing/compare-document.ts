import { z } from 'zod'
import { referenceTarget } from '../fhir/reference.ts'
import { fhirIdSchema } from '../kernel/id-schemas.ts'
import { millisecondsBetween, parseInstant } from '../kernel/instant.ts'
import type { Filing } from './filing.ts'

const attachmentSchema = z.looseObject({
  contentType: z.string().optional().catch(undefined),
  data: z.string().optional(),
  url: z.string().optional(),
})

const identifierSchema = z.looseObject({ value: z.string().optional() })

/** As much of a DocumentReference of the EHR as comparing needs. */
export const foundDocumentSchema = z.looseObject({
  resourceType: z.literal('DocumentReference'),
  id: fhirIdSchema,
  meta: z
    .looseObject({
      versionId: fhirIdSchema.optional().catch(undefined),
      lastUpdated: z.string().optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
  status: z.string().optional(),
  docStatus: z.string().optional(),
  masterIdentifier: identifierSchema.optional().catch(undefined),
  identifier: z.array(identifierSchema).catch([]),
  subject: z.looseObject({ reference: z.string().optional() }).optional(),
  authenticator: z.looseObject({ reference: z.string().optional() }).optional().catch(undefined),
  content: z.array(z.looseObject({ attachment: attachmentSchema.optional() })).catch([]),
  context: z
    .looseObject({ encounter: z.array(z.looseObject({ reference: z.string().optional() })) })
    .optional()
    .catch(undefined),
})

export type FoundDocument = z.infer<typeof foundDocumentSchema>

/** The stored text as base64, or where the EHR keeps it. */
export function attachmentOf(document: FoundDocument): z.infer<typeof attachmentSchema> {
  return document.content[0]?.attachment ?? {}
}

/** What a base64 attachment says; undefined when it is not base64 or not UTF-8. */
export function decodeText(base64: string): string | undefined {
  try {
    const binary = atob(base64.replaceAll(/\s/g, ''))
    const bytes = Uint8Array.from(binary, (sign) => sign.charCodeAt(0))
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Whether the document bears the identifier under which the filing was sent (WB-6). */
export const bearsIdentifier = (
  { id }: Pick<Filing, 'id'>,
  { masterIdentifier, identifier }: FoundDocument,
): boolean =>
  [masterIdentifier, ...identifier].some((one) => one?.value?.toLowerCase().includes(id) ?? false)

const CLOCK_SKEW_MS = 10 * 60_000

/**
 * Whether a document found by patient and day can be the one that was sent: not stored before the
 * note was signed, not for another visit. The text alone does not tell, since two visits may have
 * the same.
 */
export function canBeOurs(
  filing: Pick<Filing, 'createdAt' | 'encounterId'>,
  document: FoundDocument,
): boolean {
  const storedAt = parseInstant(document.meta?.lastUpdated ?? '')
  const isEarlier =
    storedAt !== undefined && millisecondsBetween(filing.createdAt, storedAt) < -CLOCK_SKEW_MS
  const visits = (document.context?.encounter ?? []).flatMap(
    ({ reference }) => referenceTarget(reference)?.id ?? [],
  )
  const isOfOtherVisit =
    filing.encounterId !== undefined && visits.length > 0 && !visits.includes(filing.encounterId)
  return !isEarlier && !isOfOtherVisit
}

/**
 * Whether what the EHR holds is what was approved: same patient, still current, final or waiting for
 * a co-signature as it was filed, co-signed by the same person, same bytes (WB-28). Servers may re-encode text, but a difference is for a person to judge (WB-27). Of a
 * note that was entered in error the mark is compared and no text, which an EHR may withhold.
 *
 * @param textSha256 SHA-256 of the stored text; undefined when it could not be read
 */
export function compareDocument(
  filing: Pick<
    Filing,
    'kind' | 'method' | 'isPreliminary' | 'author' | 'patientId' | 'attachmentSha256'
  >,
  document: FoundDocument,
  textSha256: string | undefined,
): 'identical' | 'altered' {
  const subject = referenceTarget(document.subject?.reference)
  const isOfPatient = subject?.type === 'Patient' && subject.id === filing.patientId
  const isAsMeant =
    filing.kind === 'void'
      ? isEnteredInError(document)
      : isInForce(filing, document) &&
        isCoSignedAsMeant(filing, document) &&
        textSha256 === filing.attachmentSha256
  return isOfPatient && isAsMeant ? 'identical' : 'altered'
}

const isEnteredInError = ({ status, docStatus }: FoundDocument): boolean =>
  status === 'entered-in-error' || docStatus === 'entered-in-error'

function isInForce(
  { method, isPreliminary }: Pick<Filing, 'method' | 'isPreliminary'>,
  document: FoundDocument,
): boolean {
  const { status, docStatus = 'final' } = document
  const isSigned = docStatus === 'final' || (method === 'put' && docStatus === 'amended')
  return status === 'current' && (isPreliminary ? docStatus === 'preliminary' : isSigned)
}

/** A co-signature that names nobody, or somebody else, is none. */
function isCoSignedAsMeant(
  { kind, author }: Pick<Filing, 'kind' | 'author'>,
  { authenticator }: FoundDocument,
): boolean {
  if (kind !== 'co-sign') return true
  const named = referenceTarget(authenticator?.reference)
  const signer = referenceTarget(author)
  return named !== undefined && named.type === signer?.type && named.id === signer.id
}
