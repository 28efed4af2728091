import type { Transcript } from '../ambient/transcript.ts'
import { type EhrProfile, profileOf } from '../filing/ehr-profile.ts'
import { appError } from '../kernel/app-error.ts'
import type { NoteId } from '../kernel/ids.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import type { StoredNote } from '../note/note-store.ts'
import type { LaunchIdentity } from '../smart/launch.ts'
import { type NoteDeps, ownerOf } from './note-deps.ts'
import { type Amended, readAmended } from './read-amended.ts'
import { type Basis, readBasis } from './read-basis.ts'
import type { OpenLaunch } from './resume-launch.ts'
import { transcriptsOf } from './transcripts-of.ts'

export type Draft = {
  readonly stored: StoredNote
  readonly transcripts: readonly Transcript[]
  readonly profile: EhrProfile
  /** What it amends, as that stands in the EHR; undefined for a new note. */
  readonly amended: Amended | undefined
  /** The signed note that patient instructions rest on, as it stands now. */
  readonly basis: Basis | undefined
}

/** Patient, visit and author of a text: an amendment is of the visit of its note. */
export const identityFor = (
  known: LaunchIdentity,
  { amended }: Pick<Draft, 'amended'>,
): LaunchIdentity => (amended ? { ...known, encounter: amended.encounter } : known)

/**
 * The draft that a request names, in the version it names.
 * @returns NOTE_NOT_FOUND, NOTE_ALREADY_APPROVED, NOTE_CONFLICT, FILING_NOT_SETTLED,
 *   FILING_SUPERSEDED, STORE_UNAVAILABLE
 */
export async function findDraft(
  deps: Pick<NoteDeps, 'notes' | 'transcripts' | 'filings' | 'approvals'>,
  { launch, registration }: OpenLaunch,
  request: { readonly noteId: NoteId; readonly version: number },
): Promise<Result<Draft>> {
  const found = await deps.notes.find(ownerOf(launch), request.noteId)
  if (!found.ok) return found
  const stored = found.value
  if (!stored) return err(appError('NOTE_NOT_FOUND'))
  if (stored.state === 'approved') return err(appError('NOTE_ALREADY_APPROVED'))
  if (stored.version !== request.version) return err(appError('NOTE_CONFLICT'))
  const transcripts = await transcriptsOf(deps, launch, stored)
  if (!transcripts.ok) return transcripts
  const profile = profileOf(registration)
  const amended = stored.amends && (await readAmended(deps, launch, profile, stored.amends))
  if (amended && !amended.ok) return amended
  const basis = stored.restsOn && (await readBasis(deps, stored.restsOn.originalNoteId))
  if (basis && !basis.ok) return basis
  return ok({
    stored,
    transcripts: transcripts.value,
    profile,
    amended: amended?.value,
    basis: basis?.value,
  })
}
