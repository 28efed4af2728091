import type { PatientId } from '../kernel/ids.ts'
import { documentReferenceSchema, retractionSchema } from './document-reference.ts'

/**
 * The body of the PUT that marks a record as entered in error, checked strictly before it is frozen
 * (WB-32). Nothing is ever deleted.
 *
 * @param record.payload what was sent for the record, as it was frozen
 * @param form `minimal` is what US Core 9.0.0 servers take; others want the whole resource
 * @throws ZodError when a part does not fit: a bug here
 */
export function buildRetraction(
  record: { readonly id: string; readonly payload: string; readonly patientId: PatientId },
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
  return documentReferenceSchema.parse({
    ...documentReferenceSchema.parse(JSON.parse(record.payload)),
    id: record.id,
    status: 'entered-in-error',
    docStatus: 'entered-in-error',
  })
}
