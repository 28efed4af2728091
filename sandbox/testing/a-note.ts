import { createHash } from 'node:crypto'
import type { UnsavedResource } from '../fhir/resource.ts'

const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64')

/** An attachment whose size and hash are right. */
export const anAttachment = (
  text = 'SUBJECTIVE\nFeels well.\n',
  contentType = 'text/plain; charset=utf-8',
) => ({
  contentType,
  data: base64(text),
  size: Buffer.byteLength(text),
  hash: createHash('sha1').update(text).digest('base64'),
})

/** A progress note for rosa's visit by okafor that the strict US Core persona accepts. */
export const aNote = (more: Record<string, unknown> = {}): UnsavedResource => ({
  resourceType: 'DocumentReference',
  identifier: [{ system: 'urn:ietf:rfc:3986', value: 'urn:uuid:0f4b' }],
  status: 'current',
  docStatus: 'final',
  type: { coding: [{ system: 'http://loinc.org', code: '11506-3', display: 'Progress note' }] },
  category: [
    {
      coding: [
        {
          system: 'http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category',
          code: 'clinical-note',
        },
      ],
    },
  ],
  subject: { reference: 'Patient/rosa' },
  date: '2026-11-19T14:20:00Z',
  author: [{ reference: 'Practitioner/okafor' }],
  content: [{ attachment: anAttachment() }],
  context: {
    encounter: [{ reference: 'Encounter/visit-rosa' }],
    period: { start: '2026-11-19T09:00:00-05:00', end: '2026-11-19T09:20:00-05:00' },
  },
  ...more,
})
