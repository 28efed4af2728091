import { ownerOf } from '#lib/flows/note-deps.ts'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import type { FilingId } from '#lib/kernel/ids.ts'
import type { Result } from '#lib/kernel/result.ts'
import { approve, pause, review, type Seen, save, sign, type Tab } from './clinician.ts'

/** What was to be amended is not as its author saw it any more: nothing is signed. */
const notAmendable: readonly AppErrorCode[] = ['FILING_NOT_SETTLED', 'FILING_SUPERSEDED']

export const isRefusedForGood = (answer: Result<unknown> | undefined): boolean =>
  answer?.ok === false && notAmendable.includes(answer.error.code)

/**
 * A lost answer is asked for again; a changed note is read again.
 * @returns undefined when the amendment is refused
 */
export async function signUntilKnown(
  tab: Tab,
  others: readonly Tab[],
  begun = 1,
): Promise<FilingId | undefined> {
  const { run } = tab.clinic
  let version = begun
  let seen: Seen | undefined
  for (;;) {
    const reviewed = seen ? undefined : await review(tab, version)
    if (isRefusedForGood(reviewed)) return undefined
    if (reviewed?.ok) seen = reviewed.value
    if (seen && run.strikes('edit-in-another-tab', 0.5)) await save(tab, version)
    if (seen && run.strikes('stale-tab', 0.8)) await signInForeignSession(tab, others, seen)
    const signed = seen && (await sign(tab, seen))
    if (isRefusedForGood(signed)) return undefined
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
export async function currentVersion({ clinic, note, open }: Tab): Promise<number | undefined> {
  const found = await clinic.run.database.notes.find(ownerOf(open.launch), note.id)
  return found.ok ? found.value?.version : undefined
}

/** The request goes out with the session of another patient's tab, which must not sign it (F9). */
async function signInForeignSession(tab: Tab, others: readonly Tab[], seen: Seen): Promise<void> {
  const foreign = others.find(({ visit }) => visit.patientId !== tab.visit.patientId)
  if (foreign) await approve(tab, foreign.open, seen)
}
