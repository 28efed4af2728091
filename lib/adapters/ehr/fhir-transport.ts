import 'server-only'
import type { AccessGrant } from '#lib/audit/audit-log.ts'
import { appError } from '#lib/kernel/app-error.ts'
import { err, type Result } from '#lib/kernel/result.ts'
import type { TokenSource } from '#lib/smart/token-source.ts'
import type { GuardedAnswer, GuardedFailure, GuardedFetch } from './guarded-fetch.ts'

/** One request below the FHIR base. */
export type FhirRequest = {
  readonly method: 'GET' | 'POST' | 'PUT'
  /** Relative to the base, or absolute and below it, as paging links are. */
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly timeoutMs: number
  readonly maxBytes: number
  /** Asked each time right before a byte leaves; `false` keeps it here. */
  readonly mayLeave?: () => boolean
}

export type FhirTransport = (
  grant: AccessGrant,
  request: FhirRequest,
) => Promise<Result<GuardedAnswer, GuardedFailure>>

const UNAUTHORIZED = 401

/**
 * Sends with the launch's token, and only below its FHIR base, so that no link or reference can
 * carry the token elsewhere (2.2.0@97). A 401 means "refused before processing": the token is
 * renewed once and the request sent again. `X-Request-Id` is the audited intent, so that the EHR's
 * log and ours can be laid side by side.
 */
export function fhirTransport(options: {
  issuer: string
  tokens: TokenSource
  fetch: GuardedFetch
}): FhirTransport {
  const sendWith = (token: string, grant: AccessGrant, url: string, request: FhirRequest) => {
    const { mayLeave, headers, ...rest } = request
    if (mayLeave?.() === false) return neverSent(err(appError('FHIR_TIMEOUT')))
    return options.fetch({
      ...rest,
      url,
      headers: {
        accept: 'application/fhir+json',
        ...headers,
        authorization: `Bearer ${token}`,
        'x-request-id': grant.intentId,
      },
    })
  }

  return async (grant, request) => {
    const url = belowBase(options.issuer, request.url)
    if (!url) return neverSent(err(appError('FHIR_HOST_REFUSED')))
    const token = await options.tokens.current()
    if (!token.ok) return neverSent(token)
    const answer = await sendWith(token.value, grant, url, request)
    if (!answer.ok || answer.value.status !== UNAUTHORIZED) return answer
    const renewed = await options.tokens.renew(token.value)
    return renewed.ok ? sendWith(renewed.value, grant, url, request) : neverSent(renewed)
  }
}

function belowBase(issuer: string, url: string): string | undefined {
  // Both as URLs: the issuer is kept as the EHR spells it, which may be `EHR.example:443`.
  const base = new URL(`${issuer}/`).href
  const absolute = URL.parse(url, base)?.href
  return absolute?.startsWith(base) ? absolute : undefined
}

const neverSent = (failed: Result<never>): Result<never, GuardedFailure> =>
  failed.ok ? failed : err({ ...failed.error, neverSent: true })
