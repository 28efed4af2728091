import { omissionsOf } from '../ambient/omissions.ts'
import { profileOf } from '../filing/ehr-profile.ts'
import { isTooLarge } from '../filing/filed-content.ts'
import { appError } from '../kernel/app-error.ts'
import type { NoteId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import { evidenceCards } from '../note/evidence-cards.ts'
import { noteChanges, type SectionChange } from '../note/note-changes.ts'
import type { Verification } from '../note/verification.ts'
import { verify } from '../note/verify.ts'
import type { NoteFormat } from '../smart/ehr-registration.ts'
import type { LaunchIdentity } from '../smart/launch.ts'
import { type AmendmentWords, composeText } from './compose-text.ts'
import { type Draft, findDraft, identityFor } from './find-draft.ts'
import { type NoteDeps, ownerOf } from './note-deps.ts'
import { restatedIn } from './read-basis.ts'
import { type ChartDeps, readChartFacts } from './read-chart-facts.ts'
import type { OpenLaunch } from './resume-launch.ts'

/** The exact bytes that are shown before signing, and whose they are. */
export type ReviewedText = {
  readonly text: string
  readonly sha256: string
  readonly bytes: number
  /** What the text is filed as; what is read back is compared as text. */
  readonly format: NoteFormat
  readonly identity: LaunchIdentity
  /** Whether the text fits what the EHR takes. */
  readonly fits: boolean
}

/** What is shown before signing: the exact bytes, and what the server's check says of them. */
export type ReviewedNote = ReviewedText & {
  readonly verification: Verification
  /** When the cited facts were read again; undefined when the EHR could not be read. */
  readonly factsReadAt: Instant | undefined
  /** What was said in the visit and is not in the note; undefined without a transcript. */
  readonly saidNotInNote: number | undefined
  /** What a correction changes; undefined for what is no correction. */
  readonly changes: readonly SectionChange[] | undefined
}

type ReviewDeps = Pick<
  NoteDeps,
  'notes' | 'transcripts' | 'filings' | 'approvals' | 'launches' | 'sha256'
> &
  ChartDeps

/**
 * Renders the note as it would be filed, reads the cited facts again, checks every statement on the
 * server, and keeps text and verdict: approval takes exactly these.
 *
 * @param request.version the version the page shows
 * @returns NOTE_NOT_FOUND, NOTE_ALREADY_APPROVED, NOTE_CONFLICT, NOTE_EMPTY, NOTE_UNCHANGED,
 *   FILING_NOT_SETTLED, FILING_SUPERSEDED, FHIR_UNREACHABLE (who the patient is was not read yet),
 *   STORE_UNAVAILABLE
 */
export async function reviewNote(
  deps: ReviewDeps,
  open: OpenLaunch,
  request: {
    readonly noteId: NoteId
    readonly version: number
    /** Title of a note's type, in the language of the note. */
    readonly titleOf: (type: string) => string
    readonly words: AmendmentWords
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
  const visit = identityFor(identity.value, draft.value)
  const changes = changesIn(draft.value)
  if (changes?.length === 0) return err(appError('NOTE_UNCHANGED'))
  const chart = await readChartFacts(deps, open, evidenceCards(note))
  const text = textOf(open, draft.value, visit, { ...request, at: chart.at })
  const sha256 = deps.sha256(text)
  const verification = verify(note, {
    transcripts: draft.value.transcripts,
    chartFacts: chart.facts,
    written: draft.value.basis?.written,
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
    identity: visit,
    verification,
    factsReadAt: chart.unread.length === 0 ? chart.at : undefined,
    saidNotInNote: saidNotIn(draft.value),
    fits: !isTooLarge(profile, text),
    changes,
  })
}

/** What a correction changes; undefined for what is no correction. */
const changesIn = ({ stored, amended }: Draft): readonly SectionChange[] | undefined =>
  stored.amends?.kind === 'correction' && amended
    ? noteChanges(amended.note, stored.note)
    : undefined

function textOf(
  { registration }: OpenLaunch,
  { stored, amended, basis }: Draft,
  { patient, encounter, author }: LaunchIdentity,
  request: {
    readonly titleOf: (type: string) => string
    readonly words: AmendmentWords
    readonly at: Instant
  },
): string {
  const header = { title: request.titleOf(stored.note.type), patient, encounter, author }
  const { words, at } = request
  const restated = restatedIn(basis, request.titleOf)
  const zone = registration.timeZone
  return composeText({ stored, amended, restated, header, words, at, zone })
}

/** An addendum is not the place for all that was said. */
function saidNotIn({ stored, transcripts }: Draft): number | undefined {
  const transcript = stored.amends?.kind === 'addendum' ? undefined : transcripts.at(-1)
  return transcript && omissionsOf(transcript, stored.note).length
}
