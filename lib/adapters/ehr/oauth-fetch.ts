import 'server-only'
import type { CustomFetchOptions } from 'oauth4webapi'
import { type AppError, appError } from '#lib/kernel/app-error.ts'
import { codeFor } from './fhir-answer.ts'
import type { GuardedFetch } from './guarded-fetch.ts'

const TIMEOUT_MS = 10_000
const MAX_BYTES = 256 * 1024

/** Carries a failure of the guarded fetch through the OAuth library, which only knows exceptions. */
export class OauthFetchFailure extends Error {
  readonly appError: AppError
  constructor(appError: AppError) {
    super(appError.code)
    this.appError = appError
  }
}

/** A server that is not well, or points elsewhere, has not refused anything: it may be asked again. */
const isAnswer = (status: number): boolean =>
  status < 300 || (status >= 400 && status < 500 && status !== 429)

/** The guarded fetch in the form that oauth4webapi takes; every request of it goes through here. */
export const oauthFetch =
  (fetch: GuardedFetch) =>
  async (url: string, options: CustomFetchOptions<'GET' | 'POST', URLSearchParams | undefined>) => {
    const answer = await fetch({
      method: options.method,
      url,
      headers: options.headers,
      body: options.body?.toString(),
      timeoutMs: TIMEOUT_MS,
      maxBytes: MAX_BYTES,
    })
    if (!answer.ok) throw new OauthFetchFailure(answer.error)
    const { status, header, text } = answer.value
    if (!isAnswer(status)) {
      throw new OauthFetchFailure(appError(codeFor(status), { reason: `HTTP ${status}` }))
    }
    const noBody = status === 204 || status === 304
    return new Response(noBody ? null : text, {
      status,
      headers: { 'content-type': header('content-type') ?? 'application/octet-stream' },
    })
  }
