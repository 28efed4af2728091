import { z } from 'zod'
import { conceptName } from '../fhir/concept.ts'
import {
  conceptSchema,
  date,
  list,
  periodSchema,
  referenceSchema,
  resourceElements,
  text,
} from '../fhir/elements.ts'
import { type FhirDate, newestFirst } from '../fhir/fhir-date.ts'
import type { FhirResource } from '../fhir/resource.ts'
import type { NoteId } from '../kernel/ids.ts'
import { type Fact, nameMissing, readResource, readStatus, withOddities } from './fact.ts'

const documentReferenceSchema = z.object({
  ...resourceElements,
  status: text,
  docStatus: text,
  type: conceptSchema.optional(),
  category: list(conceptSchema),
  description: text,
  date,
  author: list(referenceSchema),
  custodian: referenceSchema.optional(),
  content: list(
    z.object({
      attachment: z.object({ contentType: text, title: text, creation: date }).optional(),
    }),
  ),
  context: z.object({ period: periodSchema.optional() }).optional(),
})

export type DocumentStatus = 'current' | 'superseded' | 'entered-in-error' | 'unknown'

export type ChartDocument = Fact & {
  /** Kind of document in the EHR's words. */
  readonly name?: string | undefined
  readonly title?: string | undefined
  readonly status: DocumentStatus
  /** `preliminary`, `final`, `amended`: whether somebody has signed it. */
  readonly docStatus?: string | undefined
  readonly when?: FhirDate | undefined
  readonly authors: readonly string[]
  readonly contentTypes: readonly string[]
  /** The note that this user signed here and that the document holds. */
  readonly noteId?: NoteId | undefined
}

const STATUSES = ['current', 'superseded', 'entered-in-error'] as const

/**
 * Reads DocumentReferences (US Core), newest first. Their contents are not read. A search of FHIR R4
 * brings those entered in error as well; US Core 9.0.0 lets a server leave them out. They stay, marked.
 */
export const readDocuments = (resources: readonly FhirResource[]): readonly ChartDocument[] =>
  resources.map(readDocument).toSorted((a, b) => newestFirst(a.when, b.when))

function readDocument(resource: FhirResource): ChartDocument {
  const { sent, fact } = readResource(documentReferenceSchema, resource)
  const { status, oddities } = readStatus(STATUSES, sent.status, 'status')
  const attachments = (sent.content ?? []).flatMap(({ attachment }) => attachment ?? [])
  const title =
    sent.description?.trim() || attachments.map((one) => one.title?.trim()).find(Boolean)
  const name = conceptName(sent.type) ?? title ?? conceptName(sent.category?.[0])
  return {
    ...withOddities(fact, [...nameMissing(name), ...oddities]),
    name,
    title: title === name ? undefined : title,
    // Either of the two says it, and not every server sets both.
    status: sent.docStatus === 'entered-in-error' ? 'entered-in-error' : status,
    docStatus: sent.docStatus,
    when: sent.date ?? attachments[0]?.creation ?? sent.context?.period?.start,
    authors: (sent.author ?? []).flatMap(({ display }) => display?.trim() || []),
    contentTypes: [...new Set(attachments.flatMap(({ contentType }) => contentType ?? []))],
  }
}
