import 'server-only'
import {
  readDisclosure,
  readHold,
  readLift,
  readReview,
  readSignalReview,
} from '#lib/console/decision-forms.ts'
import { reviewSignal } from '#lib/flows/access-signals.ts'
import { recordDisclosure } from '#lib/flows/account-disclosures.ts'
import { askForCheck } from '#lib/flows/ask-for-check.ts'
import { liftHold, placeHold } from '#lib/flows/legal-holds.ts'
import { reviewBreakGlass } from '#lib/flows/review-break-glass.ts'
import type { Result } from '#lib/kernel/result.ts'
import type { ConsoleForm } from './console-form.ts'
import { problemResponse } from './problem-response.ts'
import { redirectTo } from './redirect-to.ts'
import { type Server, server } from './server.ts'

type Decision<T> = {
  /** The page that says what came of it. */
  readonly page: string
  readonly read: (open: ConsoleForm) => T | undefined
  readonly run: (server: Server, open: ConsoleForm, input: T) => Promise<Result<unknown>>
}

/** Something decided in the console: on the trail by its flow, and back to the page it came from. */
const decision =
  <T>({ page, read, run }: Decision<T>) =>
  async (open: ConsoleForm): Promise<Response> => {
    const back = (came: string) => redirectTo(`/console/${open.tenant}/${page}?came=${came}`)
    const input = read(open)
    if (input === undefined) return back('wrong')
    const done = await run(server(), open, input)
    if (done.ok) return back('kept')
    return done.error.code === 'AUDIT_DECISION_GONE' ? back('gone') : problemResponse(done.error)
  }

export const reviewDecision = decision({
  page: 'break-glass',
  read: ({ form }) => readReview(form),
  run: (all, { reader }, input) => reviewBreakGlass(all, reader, input),
})

export const signalDecision = decision({
  page: 'signals',
  read: ({ form }) => readSignalReview(form),
  run: (all, { reader, settings }, input) =>
    reviewSignal(all, reader, { ...input, zone: settings.timeZone }),
})

export const holdDecision = decision({
  page: 'retention',
  read: ({ form, settings }) => readHold(form, settings.timeZone),
  run: (all, { reader }, input) => placeHold(all, reader, input),
})

export const liftDecision = decision({
  page: 'retention',
  read: ({ form }) => readLift(form),
  run: (all, { reader }, input) => liftHold(all, reader, input),
})

export const disclosureDecision = decision({
  page: 'disclosures',
  read: ({ form, settings }) => readDisclosure(form, settings.timeZone),
  run: (all, { reader }, input) => recordDisclosure(all, reader, input),
})

/** The page shows how far the check is, whoever asked for it. */
export const checkDecision = decision({
  page: 'integrity',
  read: ({ tenant }) => tenant,
  run: (all, { reader }) => askForCheck(all, reader),
})
