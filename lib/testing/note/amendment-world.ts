import type { FilingProgress } from '#lib/filing/filing.ts'
import { approveNote } from '#lib/flows/approve-note.ts'
import { type AmendmentRequest, beginAmendment } from '#lib/flows/begin-amendment.ts'
import type { OpenLaunch } from '#lib/flows/resume-launch.ts'
import { reviewNote } from '#lib/flows/review-note.ts'
import { saveNote } from '#lib/flows/save-note.ts'
import { voidNote } from '#lib/flows/void-note.ts'
import type { EncounterId, FilingId, LaunchId, NoteId } from '#lib/kernel/ids.ts'
import { instantPlus } from '#lib/kernel/instant.ts'
import type { Note } from '#lib/note/note.ts'
import { countedUuid } from '../counted-uuid.ts'
import { someTokens } from '../smart/fake-authorization-server.ts'
import { unwrap } from '../unwrap.ts'
import { amendmentWords } from './amendment-words.ts'
import { noteWorld, ownWords } from './note-world.ts'

const NONE = '' as FilingId
const MAY_ALL = ['patient/DocumentReference.crus']

type Choices = Parameters<typeof noteWorld>[0] & {
  readonly grantedScopes?: readonly string[]
  /** False: the note is still a draft. */
  readonly isSignedFirst?: boolean
}

/** An open launch with one note that was filed, and what can be done to it. */
export async function amendmentWorld({
  grantedScopes = MAY_ALL,
  isSignedFirst = true,
  ...choices
}: Choices = {}) {
  const world = await noteWorld(choices)
  const { deps, note } = world
  const context = { ...world.open.launch.context, grantedScopes }
  const open = { ...world.open, launch: { ...world.open.launch, context } }
  const titleOf = () => 'Progress note'

  /** As a worker leaves it once the EHR has answered. */
  async function settle(id: FilingId, more: Partial<FilingProgress> = {}): Promise<void> {
    const now = unwrap(await deps.filings.now())
    const taken = unwrap(await deps.filings.take(id, now, 60_000))
    if (!taken) throw new Error('it was not taken')
    const { method, target } = taken.filing
    const recordId = method === 'put' ? target?.recordId : `doc-${id.slice(-4)}`
    const progress: FilingProgress = {
      ...taken.filing,
      state: 'filed',
      record: { id: recordId ?? '', version: '1' },
      notBefore: undefined,
      ...more,
    }
    const { state, errorCode } = progress
    const step = { at: now, event: 'created', state, errorCode } as const
    unwrap(await deps.filings.record(taken, progress, step, true))
  }

  async function sign(noteId: NoteId, version: number, who: OpenLaunch = open) {
    const request = { noteId, version, titleOf, words: amendmentWords }
    const reviewed = unwrap(await reviewNote(deps, who, request))
    const approved = await approveNote(deps, who, {
      ...request,
      sha256: reviewed.sha256,
      overrides: {},
      attestation: { textVersion: '2026-03', text: 'I have read this note.' },
      isAttested: true,
    })
    return { reviewed, ...unwrap(approved) }
  }

  async function begin(
    request: Partial<AmendmentRequest> & Pick<AmendmentRequest, 'filingId'>,
    who: OpenLaunch = open,
  ) {
    const whole = {
      noteId: countedUuid() as NoteId,
      kind: 'correction',
      reason: request.kind === 'addendum' ? undefined : 'The dose was wrong.',
      ...request,
    } as const
    return beginAmendment(deps, who, whole, 'Addendum')
  }

  /** Begins, writes this, and signs. */
  async function amend(
    kind: AmendmentRequest['kind'],
    filingId: FilingId,
    text: string,
    who: OpenLaunch = open,
  ) {
    const opened = unwrap(await begin({ kind, filingId }, who))
    const written = saying(opened.note, text)
    unwrap(await saveNote(deps, who, { note: written, baseVersion: opened.version }))
    return sign(opened.note.id, opened.version + 1, who)
  }

  const { filingId } = isSignedFirst ? await sign(note.id, 1) : { filingId: NONE }
  if (isSignedFirst) await settle(filingId)
  return {
    ...{ deps, open, note, filingId, settle, sign, begin, amend, review: world.review },
    find: async (id: FilingId) => {
      const filing = unwrap(await deps.filings.find(id))
      if (!filing) throw new Error('no such filing')
      return filing
    },
    payload: async (id: FilingId): Promise<unknown> =>
      JSON.parse(unwrap(await deps.filings.payload(id))),
    void: (id: FilingId = filingId) =>
      voidNote(deps, open, { filingId: id, reason: 'Wrong patient.' }),
    /** The same user and patient in a visit of a later day, as the EHR launches it. */
    async inLaterVisit(): Promise<OpenLaunch> {
      const known = unwrap(await deps.launches.identity(open.launch.id))
      const id = `greyfield.${'L'.repeat(22)}` as LaunchId
      const launch = { ...open.launch, id, encounterId: 'later-visit' as EncounterId }
      const stored = { launch, secretHash: id, lastUsedAt: launch.openedAt }
      unwrap(await deps.launches.open(stored, someTokens('at-later')))
      if (known) {
        const encounter = 'Office visit, 26-Nov-2026 09:00'
        unwrap(await deps.launches.keepIdentity(id, { ...known, encounter }))
      }
      return { ...open, launch }
    },
    later: () => instantPlus(deps.clock.now(), 1_000),
  }
}

/** The note with one sentence, in its first section. */
const saying = (note: Note, text: string): Note => ({
  ...note,
  sections: note.sections.map((section, at) => ({
    ...section,
    statements: at === 0 ? [ownWords(text)] : section.statements,
  })),
})
