import { sha256 } from '#lib/adapters/crypto/sha256.ts'
import type { ApprovalToStore } from '#lib/filing/approval-store.ts'
import type { Filing } from '#lib/filing/filing.ts'
import type { FilingId, NoteId } from '#lib/kernel/ids.ts'
import type { ApprovedNote } from '#lib/note/approve.ts'
import type { Note } from '#lib/note/note.ts'
import type { NoteOwner } from '#lib/note/note-store.ts'
import { countedUuid } from '../counted-uuid.ts'
import { aFiling } from '../filing/a-filing.ts'
import { aMoment } from '../fixed-clock.ts'
import { anOwner } from './an-owner.ts'
import { aNoteOf, aStatement } from './note-builders.ts'

/** What is stored when this note is approved in this version. */
export function anApproval(
  owner: NoteOwner,
  note: Note,
  version: number,
  more: Partial<Filing> = {},
): ApprovalToStore {
  const text = 'PROGRESS NOTE\n\nDry cough.\n'
  // Stores take an approved note as it is; how one comes about is the business of approve().
  const approved = {
    note,
    verification: { statements: [] },
    by: owner.author,
    at: aMoment,
    attestation: { textVersion: '2026-03', text: 'I have read it.', isConfirmed: true },
    overrides: {},
    renderedText: text,
    sha256: sha256(text),
  } as unknown as ApprovedNote
  const filing = aFiling({
    id: countedUuid() as FilingId,
    ...owner,
    noteId: note.id,
    originalNoteId: note.id,
    noteVersion: version,
    ...more,
  })
  const payload = `{"resourceType":"DocumentReference","id":"payload of ${filing.id}"}`
  return { owner, approved, version, launchId: filing.launchId, filing, payload, isLabelled: false }
}

/** A draft of its own and the approval that closes it. */
export function aDraftToApprove(more: Partial<Filing> = {}): {
  readonly note: Note
  readonly approval: ApprovalToStore
} {
  const note = { ...aNoteOf(aStatement()), id: countedUuid() as NoteId }
  const owner = anOwner({
    ...(more.tenant && { tenant: more.tenant }),
    ...(more.author && { author: more.author }),
    ...(more.patientId && { patientId: more.patientId }),
  })
  return { note, approval: anApproval(owner, note, 1, more) }
}
