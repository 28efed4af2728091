import type { PatientId } from '../kernel/ids.ts'
import type { Attached } from './build-document-reference.ts'
import { documentReferenceSchema, retractionSchema } from './document-reference.ts'

/**
 * The body of the PUT that marks a record as entered in error, checked strictly before it is frozen
 * (WB-32). Nothing is ever deleted.
 *
 * @param record.payload what was sent for the record, as it was frozen
 * @param record.standing what the EHR holds in its place by now, so that the mark changes no text
 * @param form `minimal` is what US Core 9.0.0 servers take; others want the whole resource
 * @throws ZodError when a part does not fit: a bug here
 */
export function buildRetraction(
  record: {
    readonly id: string
    readonly payload: string
    readonly patientId: PatientId
    readonly standing?: Attached | undefined
  },
  form: 'whole' | 'minimal',
): unknown {
  if (form === 'minimal') {
    return retractionSchema.parse({
      resourceType: 'DocumentReference',
      id: record.id,
      status: 'entered-in-error',
      subject: { reference: `Patient/${record.patientId}` },
    })
  }
  const sent = documentReferenceSchema.parse(JSON.parse(record.payload))
  const [content] = sent.content
  return documentReferenceSchema.parse({
    ...sent,
    content: [{ ...content, attachment: { ...content.attachment, ...record.standing } }],
    id: record.id,
    status: 'entered-in-error',
    docStatus: 'entered-in-error',
  })
}
