import { z } from 'zod'
import type { AccessGrant } from '../audit/audit-log.ts'
import type { Ehr } from '../fhir/ehr.ts'
import type { FhirResource } from '../fhir/resource.ts'
import {
  attachmentOf,
  decodeText,
  type FoundDocument,
  foundDocumentSchema,
} from '../filing/compare-document.ts'
import { readNote } from '../filing/format/note-format.ts'
import { appError } from '../kernel/app-error.ts'
import { err, ok, type Result } from '../kernel/result.ts'

export type ReadDocument = {
  readonly document: FoundDocument
  /** The stored text; undefined when the EHR gives none, or none in a form that we file. */
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
  const { data, url, contentType } = attachmentOf(document)
  if (data !== undefined) return ok({ document, text: textOf(data, contentType) })
  const binaryId = /(?:^|\/)Binary\/([A-Za-z0-9.-]{1,64})$/.exec(url ?? '')?.[1]
  if (!binaryId) return ok({ document, text: undefined })
  const binary = await ehr.read(grant, 'Binary', binaryId)
  if (!binary.ok) return binary
  const kept = binarySchema.parse(binary.value)
  return ok({ document, text: textOf(kept.data, contentType ?? kept.contentType) })
}

const maybeText = z.string().optional().catch(undefined)
const binarySchema = z.looseObject({ data: maybeText, contentType: maybeText })

function textOf(data: string | undefined, contentType: string | undefined): string | undefined {
  const content = data === undefined ? undefined : decodeText(data)
  return content === undefined ? undefined : readNote(contentType, content)
}
