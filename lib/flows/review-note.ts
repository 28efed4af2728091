import { omissionsOf } from '../ambient/omissions.ts'
import type { Transcript } from '../ambient/transcript.ts'
import { type EhrProfile, profileOf } from '../filing/ehr-profile.ts'
import { isTooLarge } from '../filing/filed-content.ts'
import { appError } from '../kernel/app-error.ts'
import type { NoteId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import { evidenceCards } from '../note/evidence-cards.ts'
import type { Note } from '../note/note.ts'
import type { StoredNote } from '../note/note-store.ts'
import { renderNote } from '../note/render-note.ts'
import type { Verification } from '../note/verification.ts'
import { verify } from '../note/verify.ts'
import type { NoteFormat } from '../smart/ehr-registration.ts'
import type { LaunchIdentity } from '../smart/launch.ts'
import { type NoteDeps, ownerOf } from './note-deps.ts'
import { type ChartDeps, readChartFacts } from './read-chart-facts.ts'
import type { OpenLaunch } from './resume-launch.ts'

/** What is shown before signing: the exact bytes, and what the server's check says of them. */
export type ReviewedNote = {
  readonly text: string
  readonly sha256: string
  readonly bytes: number
  /** What the text is filed as; what is read back is compared as text. */
  readonly format: NoteFormat
  readonly identity: LaunchIdentity
  readonly verification: Verification
  /** When the cited facts were read again; undefined when the EHR could not be read. */
  readonly factsReadAt: Instant | undefined
  /** What was said in the visit and is not in the note; undefined without a transcript. */
  readonly saidNotInNote: number | undefined
  /** Whether the text fits what the EHR takes. */
  readonly fits: boolean
}

type ReviewDeps = Pick<NoteDeps, 'notes' | 'transcripts' | 'launches' | 'sha256'> & ChartDeps

/**
 * Renders the note as it would be filed, reads the cited facts again, checks every statement on the
 * server, and keeps text and verdict: approval takes exactly these.
 *
 * @param request.version the version the page shows
 * @returns NOTE_NOT_FOUND, NOTE_ALREADY_APPROVED, NOTE_CONFLICT, NOTE_EMPTY, FHIR_UNREACHABLE (who
 *   the patient is was not read yet), STORE_UNAVAILABLE
 */
export async function reviewNote(
  deps: ReviewDeps,
  open: OpenLaunch,
  request: {
    readonly noteId: NoteId
    readonly version: number
    /** Title of a note's type, in the language of the note. */
    readonly titleOf: (type: string) => string
  },
): Promise<Result<ReviewedNote>> {
  const draft = await findDraft(deps, open, request)
  if (!draft.ok) return draft
  const { note } = draft.value.stored
  if (!note.sections.some(({ statements }) => statements.some(({ text }) => text.trim()))) {
    return err(appError('NOTE_EMPTY'))
  }
  const identity = await deps.launches.identity(open.launch.id)
  if (!identity.ok) return identity
  if (!identity.value) return err(appError('FHIR_UNREACHABLE', { reason: 'identity not read' }))
  const { patient, encounter, author } = identity.value
  const text = renderNote(note, { title: request.titleOf(note.type), patient, encounter, author })
  const sha256 = deps.sha256(text)
  const chart = await readChartFacts(deps, open, evidenceCards(note))
  const verification = verify(note, {
    transcripts: draft.value.transcripts,
    chartFacts: chart.facts,
  })
  const kept = await deps.notes.keepReview(ownerOf(open.launch), note.id, {
    version: request.version,
    text,
    sha256,
    verification,
  })
  if (!kept.ok) return kept
  if (!kept.value) return err(appError('NOTE_CONFLICT'))
  const profile = profileOf(open.registration)
  return ok({
    text,
    sha256,
    bytes: new TextEncoder().encode(text).length,
    format: profile.format,
    identity: identity.value,
    verification,
    factsReadAt: chart.unread.length === 0 ? chart.at : undefined,
    saidNotInNote: saidNotIn(note, draft.value.transcripts),
    fits: !isTooLarge(profile, text),
  })
}

function saidNotIn(note: Note, transcripts: readonly Transcript[]): number | undefined {
  const transcript = transcripts.at(-1)
  return transcript && omissionsOf(transcript, note).length
}

export type Draft = {
  readonly stored: StoredNote
  readonly transcripts: readonly Transcript[]
  readonly profile: EhrProfile
}

/**
 * The draft that a request names, in the version it names.
 * @returns NOTE_NOT_FOUND, NOTE_ALREADY_APPROVED, NOTE_CONFLICT, STORE_UNAVAILABLE
 */
export async function findDraft(
  deps: Pick<NoteDeps, 'notes' | 'transcripts'>,
  { launch, registration }: OpenLaunch,
  request: { readonly noteId: NoteId; readonly version: number },
): Promise<Result<Draft>> {
  const found = await deps.notes.find(ownerOf(launch), request.noteId)
  if (!found.ok) return found
  const stored = found.value
  if (!stored) return err(appError('NOTE_NOT_FOUND'))
  if (stored.state === 'approved') return err(appError('NOTE_ALREADY_APPROVED'))
  if (stored.version !== request.version) return err(appError('NOTE_CONFLICT'))
  const transcripts = await deps.transcripts.ofNote(stored.note.id, launch.tenant)
  if (!transcripts.ok) return transcripts
  return ok({ stored, transcripts: transcripts.value, profile: profileOf(registration) })
}
