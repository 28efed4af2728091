import type { Filing } from '#lib/filing/filing.ts'
import { lineageOf } from '#lib/filing/lineage.ts'
import { beginAmendment } from '#lib/flows/begin-amendment.ts'
import { voidNote } from '#lib/flows/void-note.ts'
import type { FilingId, NoteId } from '#lib/kernel/ids.ts'
import type { Result } from '#lib/kernel/result.ts'
import type { Note } from '#lib/note/note.ts'
import { aStatement } from '../note/note-builders.ts'
import { act, ask, pause, save, type Tab } from './clinician.ts'
import { currentVersion, isRefusedForGood, signUntilKnown } from './sign-until-known.ts'

const kinds = ['addendum', 'correction', 'correction', 'void'] as const

/**
 * A clinician changes what was filed: adds to it, corrects it, or marks it as entered in error, now
 * and then while another window does so too.
 *
 * @param stay stays with a filing until it is settled
 * @returns the filing of the amendment; undefined when there is none, or nothing can follow it
 */
export async function amendAtTab(
  tab: Tab,
  others: readonly Tab[],
  stay: (filingId: FilingId) => Promise<unknown>,
): Promise<FilingId | undefined> {
  const { run } = tab.clinic
  const target = presentOf(tab)
  if (!target) return undefined
  const kind = run.chance('amending').pick(kinds)
  if (kind === 'void') {
    await enterInError(tab, target, stay)
    return undefined
  }
  const version = await begin(tab, kind, target.id)
  if (version === undefined) return undefined
  if (run.strikes('void-elsewhere', 0.5)) await enterInError(tab, target, stay)
  return signUntilKnown(tab, others, version)
}

const familyOf = ({ clinic: { run } }: Tab, noteId: NoteId): readonly Filing[] =>
  run.database.filings.all().filter(({ originalNoteId }) => originalNoteId === noteId)

/** What the page offers to amend: the record that counts. */
function presentOf(tab: Tab): Filing | undefined {
  const filings = tab.clinic.run.database.filings.all()
  const present = filings.find(({ noteId }) => noteId === tab.note.id)
  return present && lineageOf(familyOf(tab, present.originalNoteId)).current
}

/** Asks until there is an answer; one that would not change ends it. */
async function untilAnswered<T>(
  tab: Tab,
  request: () => Promise<Result<T> | undefined>,
): Promise<T | undefined> {
  for (;;) {
    const answer = await request()
    if (answer?.ok) return answer.value
    const isOver =
      answer && (isRefusedForGood(answer) || /^F(HIR|ILING)_NOT_/.test(answer.error.code))
    if (isOver) return undefined
    await pause(tab, tab.clinic.run.chance('amending').between(200, 20_000))
  }
}

/** @returns the version of the draft once something is written in it */
async function begin(
  tab: Tab,
  kind: 'addendum' | 'correction',
  filingId: FilingId,
): Promise<number | undefined> {
  const { run } = tab.clinic
  const noteId = run.random.uuid() as NoteId // as the page makes it
  const reason = kind === 'correction' ? 'The dose was wrong.' : undefined
  const request = { noteId, filingId, kind, reason }
  const event = { action: 'note.amend', noteId, filingId, kind } as const
  const opened = await untilAnswered(tab, () =>
    ask(
      tab,
      'amend',
      act(tab, event, ({ deps }) => beginAmendment(deps, tab.open, request, 'Addendum')),
    ),
  )
  if (!opened) return undefined
  tab.note = saying(opened.note, `Cough for ${run.random.uuid()} weeks.`)
  for (;;) {
    await save(tab, 1)
    const version = await currentVersion(tab)
    if (version !== undefined && version > 1) return version
    await pause(tab, run.chance('amending').between(200, 20_000))
  }
}

const saying = (note: Note, text: string): Note => ({
  ...note,
  sections: note.sections.map((section, at) => ({
    ...section,
    statements:
      at === 0
        ? [aStatement({ id: 's1', text, resolution: { kind: 'own-words' } })]
        : section.statements,
  })),
})

/** What stands on the screen is marked as entered in error, with what was added to it. */
async function enterInError(
  tab: Tab,
  { id: filingId, originalNoteId }: Filing,
  stay: (filingId: FilingId) => Promise<unknown>,
): Promise<void> {
  const { run } = tab.clinic
  for (const { noteId, patientId, encounterId, attachmentSha256: sha256 } of familyOf(
    tab,
    originalNoteId,
  )) {
    run.history.signatures.push({ noteId, patientId, encounterId, sha256, isVoid: true })
  }
  const event = { action: 'note.void', filingId, attestation: '2026-03' } as const
  const voids = await untilAnswered(tab, () =>
    ask(
      tab,
      'void',
      act(tab, event, ({ deps }) =>
        voidNote(deps, tab.open, { filingId, reason: 'Another patient.' }),
      ),
    ),
  )
  for (const one of voids ?? []) {
    run.history.acknowledged.push({ step: run.times.step(), filingId: one.filingId })
    await stay(one.filingId)
  }
}
