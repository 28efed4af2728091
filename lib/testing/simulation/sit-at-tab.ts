import type { FilingView } from '#lib/flows/view-filing.ts'
import type { FilingId } from '#lib/kernel/ids.ts'
import { amendAtTab } from './amend-at-tab.ts'
import { attend } from './attend.ts'
import { decide, look, pause, signInAgain, type Tab } from './clinician.ts'
import { goOnFromTheirs } from './go-on-from-theirs.ts'
import { NOTHING_HELD_MS } from './run.ts'
import { signUntilKnown } from './sign-until-known.ts'

const LATEST_START_MS = 5 * 60_000

/** What a clinician does with one note: signs it, stays until it is settled, and may change it. */
export async function sitAtTab(tab: Tab, others: readonly Tab[]): Promise<void> {
  const { run } = tab.clinic
  await pause(tab, run.chance('people').between(0, LATEST_START_MS))
  const asked = await signUntilKnown(tab, others)
  if (!asked) return
  const stays = [stayAndChange(tab, others, asked)]
  if (tab.attending) stays.push(attend(tab.attending, { asked, author: tab }, stayWith))
  await Promise.all(stays)
}

const stayWith = (tab: Tab, filingId: FilingId) => stayUntilSettled(tab, filingId, false)

async function stayAndChange(tab: Tab, others: readonly Tab[], signed: FilingId): Promise<void> {
  const { run } = tab.clinic
  let filingId: FilingId | undefined = signed
  for (let left = run.plan.amendments; filingId; left -= 1) {
    // Whoever wants to change a note seldom waits until it was read back.
    const isHasty = left > 0 && run.chance('amending').happens(0.5)
    const state = await stayUntilSettled(tab, filingId, isHasty)
    if (left === 0) return
    const goesOn = state === 'needs-review' && run.chance('amending').happens(0.7)
    const isStuck = state !== 'filed' && state !== 'rejected'
    if (isStuck && !(goesOn && (await goOnFromTheirs(tab, filingId)))) return
    filingId = await amendAtTab(tab, others, (id) => stayWith(tab, id))
  }
}

/** @returns where it stands then */
async function stayUntilSettled(
  tab: Tab,
  filingId: FilingId,
  isHasty: boolean,
): Promise<FilingView['state']> {
  const { run } = tab.clinic
  for (;;) {
    await pause(tab, run.isChaos() ? run.chance('people').between(500, 40_000) : 10 * 60_000)
    const view = await look(tab, filingId)
    if (!view) continue
    const isDone = isSettled(view) || isLeftAsItIs(tab, view) || (isHasty && view.state === 'filed')
    const isHeldForGood = view.state === 'held' && run.times.now() > NOTHING_HELD_MS
    if (isDone || isHeldForGood) return view.state
    await react(tab, view)
  }
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
function isLeftAsItIs({ clinic: { run, ehr } }: Tab, view: FilingView): boolean {
  const filing = run.filing(view.id)
  return isAskedToLook(view) && filing !== undefined && ehr.shows(filing)
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
