import { coSignNote } from '#lib/flows/co-sign-note.ts'
import { returnCoSign } from '#lib/flows/return-co-sign.ts'
import { type ReviewedCoSign, reviewCoSign } from '#lib/flows/review-co-sign.ts'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import type { FilingId } from '#lib/kernel/ids.ts'
import type { Result } from '#lib/kernel/result.ts'
import { coSignWords } from '../note/co-sign-words.ts'
import { act, ask, pause, type Tab } from './clinician.ts'
import { NOTHING_HELD_MS } from './run.ts'

const LATEST_START_MS = 5 * 60_000

/** It was signed, changed or given back meanwhile, or is not what was signed: nobody confirms it. */
const settled: readonly AppErrorCode[] = [
  ...(['CO_SIGN_SETTLED', 'FILING_SUPERSEDED', 'FILING_RECORD_CHANGED'] as const),
  'FILING_NOT_FOUND',
]

/**
 * What an attending does with a note that waits for a co-signature, in a chart of their own and
 * whatever its author does meanwhile: reads it, and signs it or gives it back.
 *
 * @param asked the preliminary note
 * @param author whose tab it is
 * @param stay stays with a filing until it is settled
 */
export async function attend(
  tab: Tab,
  { asked, author }: { readonly asked: FilingId; readonly author: Tab },
  stay: (tab: Tab, filingId: FilingId) => Promise<unknown>,
): Promise<void> {
  const { run } = tab.clinic
  await pause(tab, run.chance('attending').between(0, LATEST_START_MS))
  for (;;) {
    const seen = await look(tab, asked)
    if (seen?.ok && run.chance('attending').happens(0.15)) return giveBack(tab, asked)
    const signed = seen?.ok ? await coSign(tab, author, { asked, seen: seen.value }) : seen
    if (signed?.ok) {
      const { filingId } = signed.value
      run.history.acknowledged.push({ step: run.times.step(), filingId })
      await stay(tab, filingId)
      return
    }
    // Its author may never come to an end with it.
    if (isSettled(signed) || run.times.now() > NOTHING_HELD_MS) return
    await pause(tab, run.isChaos() ? run.chance('attending').between(500, 60_000) : 10 * 60_000)
  }
}

const isSettled = (answer: Result<unknown> | undefined): boolean =>
  answer?.ok === false && settled.includes(answer.error.code)

const textOf = (asked: FilingId) => ({ filingId: asked, statement: '', words: coSignWords })

const look = (tab: Tab, asked: FilingId) =>
  ask(
    tab,
    'co-sign review',
    act(tab, { action: 'note.cosign-review', filingId: asked }, ({ deps }) =>
      reviewCoSign(deps, tab.open, textOf(asked)),
    ),
  )

/** Signs what was seen, once or with a nervous finger; a lost answer is asked for again. */
async function coSign(
  tab: Tab,
  author: Tab,
  { asked, seen }: { readonly asked: FilingId; readonly seen: ReviewedCoSign },
): Promise<Result<{ readonly filingId: FilingId }> | undefined> {
  const { run } = tab.clinic
  const { sha256, at } = seen
  run.history.signatures.push({
    ...author.visit,
    noteId: author.firstNoteId,
    sha256,
    isVoid: false,
  })
  const attestation = { textVersion: '2026-03', text: 'I have read this note.' }
  const event = { action: 'note.cosign', filingId: asked, sha256, attestation: '2026-03' } as const
  const once = () =>
    ask(
      tab,
      'co-sign',
      act(tab, event, ({ deps }) =>
        coSignNote(deps, tab.open, { ...textOf(asked), at, sha256, attestation }),
      ),
    )
  for (;;) {
    const clicks = run.strikes('double-click', 0.9) ? 3 : 1
    const answers = await Promise.all(Array.from({ length: clicks }, once))
    const known = answers.find((answer) => answer?.ok) ?? answers.find((answer) => answer)
    if (known) return known
    await pause(tab, run.chance('attending').between(200, 20_000))
  }
}

async function giveBack(tab: Tab, asked: FilingId): Promise<void> {
  const request = { filingId: asked, reason: 'The plan is missing.' }
  const event = { action: 'note.cosign-return', filingId: asked } as const
  for (;;) {
    const answer = await ask(
      tab,
      'give back',
      act(tab, event, ({ deps }) => returnCoSign(deps, tab.open, request)),
    )
    if (answer?.ok || isSettled(answer)) return
    if (tab.clinic.run.times.now() > NOTHING_HELD_MS) return
    await pause(tab, tab.clinic.run.chance('attending').between(200, 20_000))
  }
}
