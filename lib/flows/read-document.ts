import type { AccessGrant } from '../audit/audit-log.ts'
import type { Ehr } from '../fhir/ehr.ts'
import type { FhirResource } from '../fhir/resource.ts'
import {
  attachmentOf,
  decodeText,
  type FoundDocument,
  foundDocumentSchema,
} from '../filing/compare-document.ts'
import { appError } from '../kernel/app-error.ts'
import { err, ok, type Result } from '../kernel/result.ts'

export type ReadDocument = {
  readonly document: FoundDocument
  /** The stored text; undefined when the EHR gives none or it is not UTF-8. */
  readonly text: string | undefined
}

/** Completes a DocumentReference with its text, which some EHRs keep in a Binary of their own. */
export async function readDocument(
  ehr: Ehr,
  grant: AccessGrant,
  resource: FhirResource,
): Promise<Result<ReadDocument>> {
  const parsed = foundDocumentSchema.safeParse(resource)
  if (!parsed.success) return err(appError('FHIR_RESPONSE_UNREADABLE'))
  const document = parsed.data
  const { data, url } = attachmentOf(document)
  if (data !== undefined) return ok({ document, text: decodeText(data) })
  const binaryId = /(?:^|\/)Binary\/([A-Za-z0-9.-]{1,64})$/.exec(url ?? '')?.[1]
  if (!binaryId) return ok({ document, text: undefined })
  const binary = await ehr.read(grant, 'Binary', binaryId)
  if (!binary.ok) return binary
  const content = binary.value.data
  return ok({ document, text: typeof content === 'string' ? decodeText(content) : undefined })
}
