import { createHash } from 'node:crypto'
import { buildDocumentReference } from '#lib/filing/build-document-reference.ts'
import type { NoteDocument } from '#lib/filing/document-reference.ts'
import { ehrProfiles } from '#lib/filing/ehr-profile.ts'
import { aMoment } from '../fixed-clock.ts'
import { aFiling } from './a-filing.ts'

/** The resource that a filing was frozen as; say only what matters. */
export function aDocument(more: Partial<NoteDocument> = {}): NoteDocument {
  const { id: filingId, patientId, encounterId, author, ehrIss: issuer } = aFiling()
  const built = buildDocumentReference(
    {
      ...{ filingId, patientId, encounterId, issuer },
      ...{ method: 'create', isPreliminary: false, recordId: undefined },
      profile: ehrProfiles['us-core-9'],
      type: { code: '11506-3', title: 'Progress note' },
      author: { user: author, name: 'OKAFOR, Daniel, MD' },
      text: 'PROGRESS NOTE\n\nDry cough for 3 weeks.\n',
      ...{ approvedAt: aMoment, careFrom: aMoment },
    },
    (text) => createHash('sha1').update(text, 'utf8').digest('base64'),
  )
  return { ...built, ...more }
}
