import 'server-only'
import { z } from 'zod'
import type { FhirResource } from '#lib/fhir/resource.ts'
import { type AppErrorCode, appError } from '#lib/kernel/app-error.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import type { GuardedAnswer } from './guarded-fetch.ts'

const resourceSchema = z.looseObject({ resourceType: z.string(), id: z.string().optional() })

const codeOfStatus: Readonly<Record<number, AppErrorCode>> = {
  400: 'FHIR_REFUSED',
  401: 'FHIR_UNAUTHORIZED',
  403: 'FHIR_FORBIDDEN',
  404: 'FHIR_NOT_FOUND',
  405: 'FHIR_NOT_SUPPORTED',
  410: 'FHIR_NOT_FOUND',
  422: 'FHIR_REFUSED',
  429: 'FHIR_BUSY',
  501: 'FHIR_NOT_SUPPORTED',
  503: 'FHIR_BUSY',
}

/** What a status other than success means. */
export function codeFor(status: number): AppErrorCode {
  const known = codeOfStatus[status]
  if (known) return known
  if (status >= 300 && status < 400) return 'FHIR_HOST_REFUSED'
  return status >= 500 ? 'FHIR_SERVER_ERROR' : 'FHIR_REFUSED'
}

/** `Retry-After` in seconds or as a date (RFC 9110 §10.2.3), in milliseconds from now. */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined
  if (/^\d{1,7}$/.test(header.trim())) return Number(header) * 1_000
  const date = Date.parse(header)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}

/**
 * The resource of a successful read or search.
 * @returns the code of the status; FHIR_RESPONSE_UNREADABLE when a success holds no resource
 */
export function resourceOf(answer: GuardedAnswer, now: number): Result<FhirResource> {
  if (answer.status < 200 || answer.status > 299) {
    const wait = retryAfterMs(answer.header('retry-after'), now)
    return err(
      appError(codeFor(answer.status), {
        reason: `HTTP ${answer.status}`,
        ...(wait !== undefined && { retryAfterMs: wait }),
      }),
    )
  }
  const parsed = resourceSchema.safeParse(parseJson(answer.text))
  return parsed.success ? ok(parsed.data) : err(appError('FHIR_RESPONSE_UNREADABLE'))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
