import type { Transcript } from '../ambient/transcript.ts'
import { type AuditLog, audited } from '../audit/audit-log.ts'
import type { CoSignReturn } from '../filing/co-sign.ts'
import type { Filing } from '../filing/filing.ts'
import { basisIn } from '../filing/instructions-basis.ts'
import type { FilingId, NoteId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { ok, type Result } from '../kernel/result.ts'
import type { Note } from '../note/note.ts'
import type { Amendment, NoteOwner, StoredNote } from '../note/note-store.ts'
import { encounterIn } from '../note/render-note.ts'
import type { Launch } from '../smart/launch.ts'
import { launchWho } from '../smart/launch-who.ts'
import { askedCoSign } from './asked-co-sign.ts'
import { type InstructionLinks, instructionLinks } from './instruction-links.ts'
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
  /** It was signed in another visit than that of the launch. */
  readonly ofVisit: OtherVisit | undefined
} & InstructionLinks

/** The visit of an earlier note, in the words that were signed; not every note names one. */
export type OtherVisit = { readonly encounter: string | undefined }

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
  /** It is of another visit than the one it is amended in. */
  readonly ofVisit: OtherVisit | undefined
  /** The exact text that it amends. */
  readonly text: string
}

export type OpenDeps = ViewDeps &
  Pick<NoteDeps, 'notes' | 'transcripts' | 'filings' | 'approvals' | 'coSigns'> & {
    readonly audit: AuditLog
  }

/**
 * The newest note of this user for this patient and visit, whichever launch it was begun in: a
 * draft survives lock, expiry, crash and relaunch.
 * @param noteId another one of them, when somebody asks for it, or one that the same user signed in
 *   another visit of this patient, which is on the trail by itself
 * @returns undefined when there is none yet; STORE_UNAVAILABLE, AUDIT_UNAVAILABLE
 */
export async function openNote(
  deps: OpenDeps,
  open: OpenLaunch,
  noteId?: NoteId,
): Promise<Result<OpenedNote | undefined>> {
  const { launch } = open
  const found = await findNote(deps, launch, noteId)
  if (!found.ok || !found.value) return found.ok ? ok(undefined) : found
  const { stored, isOfOther } = found.value
  const { note, version, state, amends } = stored
  const transcripts = await transcriptsOf(deps, launch, stored)
  if (!transcripts.ok) return transcripts
  const family = await deps.filings.ofFamily(amends?.originalNoteId ?? note.id)
  if (!family.ok) return family
  const amended = await amendedNote(deps, launch, family.value, amends)
  if (!amended.ok) return amended
  const coSign = await askedCoSign(deps, family.value)
  if (!coSign.ok) return coSign
  const history = await historyOf(deps, open, family.value)
  if (!history.ok) return history
  const filing = family.value.findLast((one) => one.noteId === note.id && hasWords(one))
  const ofVisit = isOfOther && filing ? await visitOf(deps, filing) : ok(undefined)
  if (!ofVisit.ok) return ofVisit
  const links = await instructionLinks(deps, open, stored)
  if (!links.ok) return links
  return ok({
    note,
    version,
    isApproved: state === 'approved',
    transcripts: transcripts.value,
    filingId: filing?.id,
    amends: amended.value,
    history: history.value,
    coSign: coSign.value,
    ofVisit: ofVisit.value,
    ...links.value,
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
  { encounterId }: Launch,
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
  const isOfOther = target.encounterId !== encounterId
  const ofVisit = isOfOther ? { encounter: encounterIn(text.value) } : undefined
  return ok({ kind, filingId, reason, signedAt, isCoSigned, ofVisit, text: text.value })
}

async function visitOf(
  { approvals }: Pick<NoteDeps, 'approvals'>,
  { tenant, noteId, noteVersion }: Filing,
): Promise<Result<OtherVisit>> {
  const text = await approvals.textOf(tenant, noteId, noteVersion)
  return text.ok ? ok({ encounter: encounterIn(text.value) }) : text
}

type FoundNote = { readonly stored: StoredNote; readonly isOfOther: boolean }

async function findNote(
  deps: OpenDeps,
  launch: Launch,
  noteId: NoteId | undefined,
): Promise<Result<FoundNote | undefined>> {
  const owner = ownerOf(launch)
  const asked = noteId ? await deps.notes.find(owner, noteId) : ok(undefined)
  if (!asked.ok) return asked
  if (asked.value) return ok({ stored: asked.value, isOfOther: false })
  const earlier = noteId ? await deps.notes.findSigned(owner, noteId) : ok(undefined)
  if (!earlier.ok) return earlier
  if (earlier.value) return earlierNote(deps, launch, earlier.value)
  const newest = await deps.notes.newest(owner)
  if (!newest.ok) return newest
  const shown = newest.value && (await noteOfInstructions(deps, owner, newest.value))
  if (shown && !shown.ok) return shown
  return ok(shown?.value && { stored: shown.value, isOfOther: false })
}

/** A visit is opened with its note, not with the signed instructions that were made from it. */
async function noteOfInstructions(
  { notes, filings }: OpenDeps,
  owner: NoteOwner,
  stored: StoredNote,
): Promise<Result<StoredNote>> {
  const { restsOn, state } = stored
  if (!restsOn || state === 'draft') return ok(stored)
  const family = await filings.ofFamily(restsOn.originalNoteId)
  if (!family.ok) return family
  const noteId = basisIn(family.value)?.noteId ?? restsOn.originalNoteId
  const note = await notes.find(owner, noteId)
  return note.ok ? ok(note.value ?? stored) : note
}

const earlierNote = (
  { audit }: OpenDeps,
  launch: Launch,
  stored: StoredNote,
): Promise<Result<FoundNote>> => {
  const event = { action: 'note.open-earlier', noteId: stored.note.id } as const
  return audited(audit, launchWho(launch), event, async () => ok({ stored, isOfOther: true }))
}
