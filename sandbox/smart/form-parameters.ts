import type { HonoRequest } from 'hono'

export const isFormEncoded = (contentType: string | undefined): boolean =>
  /^application\/x-www-form-urlencoded\s*(;|$)/i.test(contentType ?? '')

/** The query of a GET, the form of a POST. A body of another type gives no parameters. */
export async function requestParameters(request: HonoRequest): Promise<URLSearchParams> {
  if (request.method === 'GET') return new URL(request.url).searchParams
  return new URLSearchParams(
    isFormEncoded(request.header('Content-Type')) ? await request.text() : '',
  )
}

/** A parameter without a value counts as left out (RFC 6749 §3.1). */
export const parameter = (parameters: URLSearchParams, name: string): string | undefined =>
  parameters.get(name) || undefined

/** Parameters must not be repeated (RFC 6749 §3.1). */
export const repeatedParameter = (parameters: URLSearchParams): string | undefined =>
  [...parameters.keys()].find((name) => parameters.getAll(name).length > 1)
