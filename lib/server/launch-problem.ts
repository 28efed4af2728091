import 'server-only'
import { type AppErrorCode, errorTable } from '#lib/kernel/app-error.ts'
import said from '#lib/messages/en/app-error.ts'
import type { EhrRegistration } from '#lib/smart/ehr-registration.ts'
import { server } from './server.ts'
import { launchWords as t } from './words.ts'

type Query = Readonly<Record<string, string | string[] | undefined>>

export type LaunchProblem = {
  readonly code: AppErrorCode
  readonly title: string
  readonly say: string
  /** Finds the line of the log. */
  readonly reference: string | undefined
  readonly ehr: EhrRegistration | undefined
}

const titled = [
  'LAUNCH_REQUEST_INVALID',
  'LAUNCH_ISSUER_UNKNOWN',
  'LAUNCH_STATE_INVALID',
  'LAUNCH_BROWSER_MISMATCH',
  'LAUNCH_ISSUER_MISMATCH',
  'LAUNCH_DENIED',
  'LAUNCH_PATIENT_MISSING',
  'DISCOVERY_FAILED',
  'RATE_LIMITED',
  'STORE_UNAVAILABLE',
] as const

const REFERENCE = /^[A-Za-z0-9_-]{8}$/

/** What a failure page shows, from its URL: a code of our own table and a reference in its form. */
export function launchProblem({ code, ref, ehr }: Query): LaunchProblem {
  const known = isCode(code) ? code : 'UNEXPECTED'
  const own = titled.find((title) => title === known)
  return {
    code: known,
    title: t(`title.${own ?? 'other'}`),
    say: said[known],
    reference: typeof ref === 'string' && REFERENCE.test(ref) ? ref : undefined,
    ehr: server()
      .ehrs.all()
      .find(({ id }) => id === ehr),
  }
}

const isCode = (text: string | string[] | undefined): text is AppErrorCode =>
  typeof text === 'string' && Object.hasOwn(errorTable, text)
