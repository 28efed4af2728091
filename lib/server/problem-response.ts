import 'server-only'
import { type AppError, errorTable } from '#lib/kernel/app-error.ts'
import said from '#lib/messages/en/app-error.ts'

/**
 * A failure as HTTP (RFC 9457): status from the table, the code, and what people are told. Technical
 * reasons stay in the log.
 */
export function problemResponse(error: AppError): Response {
  const { status } = errorTable[error.code]
  return Response.json(
    { type: 'about:blank', status, code: error.code, title: said[error.code] },
    {
      status,
      headers: {
        'content-type': 'application/problem+json',
        'cache-control': 'no-store',
        ...(error.retryAfterMs !== undefined && {
          'retry-after': String(Math.ceil(error.retryAfterMs / 1_000)),
        }),
      },
    },
  )
}
