import { ownerOf } from '#lib/flows/note-deps.ts'
import type { FilingView } from '#lib/flows/view-filing.ts'
import type { FilingId } from '#lib/kernel/ids.ts'
import {
  approve,
  decide,
  editElsewhere,
  look,
  pause,
  review,
  type Seen,
  sign,
  signInAgain,
  type Tab,
} from './clinician.ts'
import { NOTHING_HELD_MS } from './run.ts'

const LATEST_START_MS = 5 * 60_000

/** What a clinician does with one note: signs it, and stays until it is settled. */
export async function sitAtTab(tab: Tab, others: readonly Tab[]): Promise<void> {
  const { run } = tab.clinic
  await pause(tab, run.chance('people').between(0, LATEST_START_MS))
  const filingId = await signUntilKnown(tab, others)
  for (;;) {
    await pause(tab, run.isChaos() ? run.chance('people').between(500, 40_000) : 10 * 60_000)
    const view = await look(tab, filingId)
    if (view && (isSettled(view) || isLeftAsItIs(tab, view))) return
    if (view?.state === 'held' && run.times.now() > NOTHING_HELD_MS) return
    if (view) await react(tab, view)
  }
}

/** A lost answer is asked for again; a changed note is read again. */
async function signUntilKnown(tab: Tab, others: readonly Tab[]): Promise<FilingId> {
  const { run } = tab.clinic
  let version = 1
  let seen: Seen | undefined
  for (;;) {
    seen ??= await review(tab, version)
    if (seen && run.strikes('edit-in-another-tab', 0.5)) await editElsewhere(tab, version)
    if (seen && run.strikes('stale-tab', 0.8)) await signInForeignSession(tab, others, seen)
    const signed = seen && (await sign(tab, seen))
    if (signed?.ok) {
      run.history.acknowledged.push({ step: run.times.step(), filingId: signed.value.filingId })
      return signed.value.filingId
    }
    version = (await currentVersion(tab)) ?? version
    if (signed && !signed.ok && signed.error.code.startsWith('NOTE_')) seen = undefined
    await pause(tab, run.chance('people').between(200, 20_000))
  }
}

/** What the page is told in a conflict: the version that is stored. */
async function currentVersion({ clinic, note, open }: Tab): Promise<number | undefined> {
  const found = await clinic.run.database.notes.find(ownerOf(open.launch), note.id)
  return found.ok ? found.value?.version : undefined
}

/** The request goes out with the session of another patient's tab, which must not sign it (F9). */
async function signInForeignSession(tab: Tab, others: readonly Tab[], seen: Seen): Promise<void> {
  const foreign = others.find(({ visit }) => visit.patientId !== tab.visit.patientId)
  if (foreign) await approve(tab, foreign.open, seen)
}

/** The page leaves it to them, since nobody else can tell whether the note arrived. */
const isAskedToLook = ({ state, errorCode }: FilingView): boolean =>
  state === 'needs-user' &&
  (errorCode === 'FHIR_NOT_FOUND' || errorCode === 'FILING_LOOK_NOT_POSSIBLE')

const isSettled = ({ state, verification, notBefore }: FilingView): boolean =>
  state === 'rejected' ||
  state === 'needs-review' ||
  (state === 'filed' && (verification !== undefined || notBefore === undefined))

/** They look into the EHR themselves before they decide, as the page asks them to; it is there. */
function isLeftAsItIs({ clinic: { run, ehr }, visit }: Tab, view: FilingView): boolean {
  const sha256 = run.filing(view.id)?.attachmentSha256 ?? ''
  return isAskedToLook(view) && ehr.shows(visit.patientId, sha256)
}

async function react(tab: Tab, view: FilingView): Promise<void> {
  const { run } = tab.clinic
  const { id, state, errorCode } = view
  if (state === 'needs-user') {
    const looksAgain = errorCode === 'FILING_LOOK_NOT_POSSIBLE' && run.chance('people').happens(0.5)
    if (looksAgain || !isAskedToLook(view)) return signInAgain(tab)
    await decide(tab, id, 'asked-to-send-again')
    return
  }
  // Whatever the session's end left behind, its author comes back for.
  if (!run.isChaos() && errorCode === 'SESSION_ENDED') return signInAgain(tab)
  if (!run.strikes('impatient-author', 0.9)) return
  if (run.chance('people').happens(0.4)) return signInAgain(tab)
  await decide(tab, id, 'asked-to-look')
}
