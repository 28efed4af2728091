import type { Transcript } from '../ambient/transcript.ts'
import type { CoSignReturn } from '../filing/co-sign.ts'
import type { Filing } from '../filing/filing.ts'
import type { FilingId, NoteId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { ok, type Result } from '../kernel/result.ts'
import type { Note } from '../note/note.ts'
import type { Amendment, NoteOwner, StoredNote } from '../note/note-store.ts'
import { askedCoSign } from './asked-co-sign.ts'
import { type NoteDeps, ownerOf } from './note-deps.ts'
import { type NoteEvent, toEvent } from './note-event.ts'
import type { OpenLaunch } from './resume-launch.ts'
import { transcriptsOf } from './transcripts-of.ts'
import { openingView, type ViewDeps } from './view-filing.ts'

/** The note that a launch goes on with, and all that the page needs beside it. */
export type OpenedNote = {
  readonly note: Note
  readonly version: number
  readonly isApproved: boolean
  readonly transcripts: readonly Transcript[]
  /** The filing of an approved note. */
  readonly filingId: FilingId | undefined
  readonly amends: AmendedNote | undefined
  /** What was signed for this note and its amendments, oldest first. */
  readonly history: readonly NoteEvent[]
  /** Undefined: nobody is asked to co-sign it as it stands. */
  readonly coSign: AskedCoSign | undefined
}

/** What has come of the request for a co-signature, for the author of the note. */
export type AskedCoSign =
  | { readonly standing: 'awaiting'; readonly addressedName: string | undefined }
  | {
      readonly standing: 'returned'
      readonly returned: Omit<CoSignReturn, 'by'>
      readonly byName: string
    }
  | { readonly standing: 'signed'; readonly byName: string; readonly event: NoteEvent }

/** What an addendum or a correction is made over. */
export type AmendedNote = Pick<Amendment, 'kind' | 'filingId' | 'reason'> & {
  readonly signedAt: Instant
  /** It waits for a co-signature, or has one: what amends it may need one as well. */
  readonly isCoSigned: boolean
  /** The exact text that it amends. */
  readonly text: string
}

export type OpenDeps = ViewDeps &
  Pick<NoteDeps, 'notes' | 'transcripts' | 'filings' | 'approvals' | 'coSigns'>

/**
 * The newest note of this user for this patient and visit, whichever launch it was begun in: a
 * draft survives lock, expiry, crash and relaunch.
 * @param noteId another one of them, when somebody asks for it
 * @returns undefined when there is none yet; STORE_UNAVAILABLE
 */
export async function openNote(
  deps: OpenDeps,
  open: OpenLaunch,
  noteId?: NoteId,
): Promise<Result<OpenedNote | undefined>> {
  const { launch } = open
  const found = await findNote(deps, ownerOf(launch), noteId)
  if (!found.ok || !found.value) return found.ok ? ok(undefined) : found
  const { note, version, state, amends } = found.value
  const transcripts = await transcriptsOf(deps, launch, found.value)
  if (!transcripts.ok) return transcripts
  const family = await deps.filings.ofFamily(amends?.originalNoteId ?? note.id)
  if (!family.ok) return family
  const amended = await amendedNote(deps, family.value, amends)
  if (!amended.ok) return amended
  const coSign = await askedCoSign(deps, family.value)
  if (!coSign.ok) return coSign
  const history = await historyOf(deps, open, family.value)
  if (!history.ok) return history
  return ok({
    note,
    version,
    isApproved: state === 'approved',
    transcripts: transcripts.value,
    filingId: family.value.findLast((one) => one.noteId === note.id && hasWords(one))?.id,
    amends: amended.value,
    history: history.value,
    coSign: coSign.value,
  })
}

/** What its author signed with the words of the note. */
const hasWords = ({ kind }: Filing): boolean => kind !== 'void' && kind !== 'co-sign'

async function historyOf(
  deps: OpenDeps,
  open: OpenLaunch,
  family: readonly Filing[],
): Promise<Result<readonly NoteEvent[]>> {
  const events: NoteEvent[] = []
  for (const filing of family) {
    const view = await openingView(deps, open, filing)
    if (!view.ok) return view
    events.push({ ...toEvent(filing), view: view.value })
  }
  return ok(events)
}

async function amendedNote(
  { approvals }: Pick<NoteDeps, 'approvals'>,
  family: readonly Filing[],
  amends: Amendment | undefined,
): Promise<Result<AmendedNote | undefined>> {
  const target = family.find(({ id }) => id === amends?.filingId)
  if (!amends || !target) return ok(undefined)
  const text = await approvals.textOf(target.tenant, target.noteId, target.noteVersion)
  if (!text.ok) return text
  const { kind, filingId, reason } = amends
  const isCoSigned = target.isPreliminary || target.kind === 'co-sign'
  const signedAt = target.createdAt
  return ok({ kind, filingId, reason, signedAt, isCoSigned, text: text.value })
}

async function findNote(
  { notes }: Pick<NoteDeps, 'notes'>,
  owner: NoteOwner,
  noteId: NoteId | undefined,
): Promise<Result<StoredNote | undefined>> {
  const asked = noteId && (await notes.find(owner, noteId))
  return asked && (!asked.ok || asked.value) ? asked : notes.newest(owner)
}
