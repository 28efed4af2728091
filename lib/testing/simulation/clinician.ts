import type { AuditEvent } from '#lib/audit/audit-event.ts'
import { audited } from '#lib/audit/audit-log.ts'
import { approveNote } from '#lib/flows/approve-note.ts'
import { decideFiling, type FilingDecision, resumeFilings } from '#lib/flows/decide-filing.ts'
import type { OpenLaunch } from '#lib/flows/resume-launch.ts'
import { reviewNote } from '#lib/flows/review-note.ts'
import { saveNote } from '#lib/flows/save-note.ts'
import type { FilingView } from '#lib/flows/view-filing.ts'
import type { FilingId, NoteId } from '#lib/kernel/ids.ts'
import { ok, type Result } from '#lib/kernel/result.ts'
import type { Note } from '#lib/note/note.ts'
import { launchWho } from '#lib/smart/launch-who.ts'
import { amendmentWords } from '../note/amendment-words.ts'
import { aDraft, type Clinic, launchVisit, type Visit, visitOfAttending } from './clinic.ts'
import type { Node } from './node.ts'
import { type Actor, anActor } from './scheduler.ts'

/** One tab of a clinician's browser: one patient, one note, and what the page knows of it. */
export type Tab = {
  readonly clinic: Clinic
  readonly actor: Actor
  readonly visit: Visit
  /** What is written now: the first note, then what amends it. */
  note: Note
  readonly firstNoteId: NoteId
  open: OpenLaunch
  /** Who is asked to co-sign the first note, if anybody is. */
  readonly attending: Tab | undefined
}

const REQUEST_TIMEOUT_MS = 30_000
const titleOf = () => 'Progress note'

export async function openTab(clinic: Clinic, name: string, visit: Visit): Promise<Tab> {
  const note = await aDraft(clinic, visit)
  const tab = {
    ...{ clinic, actor: anActor(name), visit, note, firstNoteId: note.id },
    ...{ open: await launchVisit(clinic, visit), attending: undefined },
  }
  if (clinic.run.plan.attendings === 0) return tab
  const own = visitOfAttending(clinic, visit)
  const open = await launchVisit(clinic, own)
  const actor = anActor(`attending of ${name}`)
  return { ...tab, attending: { ...tab, actor, visit: own, open } }
}

/**
 * Asks the web process for something, as the page does.
 * @returns undefined when no answer came: the process died, or the answer was lost on its way
 */
export async function ask<T>(
  { clinic, actor, visit }: Tab,
  what: string,
  serve: (node: Node) => Promise<Result<T>>,
): Promise<Result<T> | undefined> {
  const { run, web } = clinic
  run.front.patientId = visit.patientId
  const awaited = run.times.answerWithin<Result<T>>(actor, `${what} answered`, REQUEST_TIMEOUT_MS)
  run.times.spawn(async () => {
    await run.times.turn(web.process.actor, `serves ${what}`, 1)
    const answer = await serve(web)
    if (!run.strikes('answer-to-page-lost', 0.3)) awaited.settle(answer)
  })
  return awaited.answer
}

/** As protectedAction does it: the intent is committed first. */
export const act =
  <T>({ open }: Tab, event: AuditEvent, work: (node: Node) => Promise<Result<T>>) =>
  (node: Node): Promise<Result<T>> =>
    audited(node.deps.audit, launchWho(open.launch), event, () => work(node))

export const pause = ({ clinic: { run }, actor }: Tab, milliseconds: number): Promise<void> =>
  run.times.turn(actor, 'waits', milliseconds)

/** What was on the screen when the clinician said yes. */
export type Seen = { readonly version: number; readonly sha256: string }

/** Looks at the note as it would be filed. @returns undefined when no answer came */
export async function review(tab: Tab, version: number): Promise<Result<Seen> | undefined> {
  const { note, open } = tab
  const event = { action: 'note.review', noteId: note.id, version } as const
  const request = { noteId: note.id, version, titleOf, words: amendmentWords }
  const answer = await ask(
    tab,
    'review',
    act(tab, event, ({ deps }) => reviewNote(deps, open, request)),
  )
  return answer?.ok ? ok({ version, sha256: answer.value.sha256 }) : answer
}

/** Signs what was seen, once or with a nervous finger. */
export async function sign(
  tab: Tab,
  seen: Seen,
): Promise<Result<{ filingId: FilingId }> | undefined> {
  const { clinic, visit, note } = tab
  clinic.run.history.signatures.push({
    noteId: note.id,
    patientId: visit.patientId,
    encounterId: visit.encounterId,
    sha256: seen.sha256,
    isVoid: false,
  })
  const clicks = clinic.run.strikes('double-click', 0.9) ? 3 : 1
  const answers = await Promise.all(
    Array.from({ length: clicks }, () => approve(tab, tab.open, seen)),
  )
  return answers.find((answer) => answer?.ok) ?? answers[0]
}

/** @param open the session that the request is made in, which may be that of another tab */
export function approve(tab: Tab, open: OpenLaunch, { version, sha256 }: Seen) {
  const noteId = tab.note.id
  const event: AuditEvent = {
    ...{ action: 'note.approve', noteId, version, sha256 },
    ...{ attestation: 'I have read this note.', keptWithoutEvidence: 0 },
  }
  const request = {
    ...{ noteId, version, sha256, titleOf, isAttested: true, overrides: {} },
    attestation: { textVersion: '2026-03', text: 'I have read this note.' },
    coSign: tab.attending && noteId === tab.firstNoteId ? { to: undefined } : undefined,
  }
  return ask(
    tab,
    'approve',
    act({ ...tab, open }, event, ({ deps }) => approveNote(deps, open, request)),
  )
}

/** The note is saved as the tab has it; from another tab, what this one showed is outdated (F8). */
export const save = (tab: Tab, version: number) =>
  ask(
    tab,
    'save',
    act(tab, { action: 'note.save', noteId: tab.note.id, version }, ({ deps }) =>
      saveNote(deps, tab.open, { note: tab.note, baseVersion: version }),
    ),
  )

/** Looks where the filing stands; what is shown is remembered (PH-5). */
export async function look(tab: Tab, filingId: FilingId): Promise<FilingView | undefined> {
  const { run } = tab.clinic
  const { coSigns } = run.database.approvals
  const view = await ask(tab, 'view', ({ ports }) =>
    ports.view({ ...ports, coSigns }, tab.open, filingId),
  )
  if (!view?.ok) return undefined
  const { state, record, verification } = view.value
  run.history.shown.push({
    ...{ step: run.times.step(), filingId, state },
    recordId: record?.id,
    isVerified: verification === 'identical',
  })
  return view.value
}

export const decide = (tab: Tab, filingId: FilingId, decision: FilingDecision) =>
  ask(
    tab,
    decision,
    act(tab, { action: 'filing.decide', filingId, decision }, ({ deps }) =>
      decideFiling(deps, tab.open, { filingId, decision }),
    ),
  )

/** Signs in again; what waited for that goes on (WB-29). */
export async function signInAgain(tab: Tab): Promise<void> {
  tab.open = await launchVisit(tab.clinic, tab.visit)
  const visited = act(tab, { action: 'visit.open' }, ({ deps }) => resumeFilings(deps, tab.open))
  await ask(tab, 'open visit', visited)
}
