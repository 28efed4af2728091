import type { Context } from 'hono'
import type { SiteEnv } from '../control/site-env.ts'
import { badRequest, notAcceptable, unsupportedMediaType } from './outcome.ts'

const jsonTypes = ['*/*', 'application/*', 'application/json', 'application/fhir+json']
const jsonFormats = ['json', 'application/json', 'application/fhir+json']

const mediaType = (header: string): string => (header.split(';')[0] ?? '').trim().toLowerCase()

/** `_format` wins over Accept (R4 §3.1.0.1.11). A plus sign in it arrives as a space. */
export function demandJsonWanted(c: Context<SiteEnv>): void {
  const format = c.req.query('_format')?.replace(' ', '+')
  if (format !== undefined && !jsonFormats.includes(mediaType(format))) {
    throw notAcceptable('Only JSON is served here')
  }
  const accepted = (c.req.header('Accept') || '*/*').split(',').map(mediaType)
  if (format === undefined && !accepted.some((type) => jsonTypes.includes(type))) {
    throw notAcceptable('Only application/fhir+json is served here')
  }
}

const isSearchByPost = (c: Context<SiteEnv>): boolean =>
  c.req.method === 'POST' && c.req.path.endsWith('/_search')

function demandContentType(c: Context<SiteEnv>, types: readonly string[]): void {
  if (types.includes(mediaType(c.req.header('Content-Type') ?? ''))) return
  throw unsupportedMediaType(`The body has to be ${types.join(' or ')}`)
}

/** The parameters of the URL and, for a search by POST, those of the form. */
export async function parametersOf(c: Context<SiteEnv>): Promise<URLSearchParams> {
  const parameters = new URL(c.req.url).searchParams
  if (!isSearchByPost(c)) return parameters
  const form = await c.req.text()
  if (form) demandContentType(c, ['application/x-www-form-urlencoded'])
  return new URLSearchParams([...parameters, ...new URLSearchParams(form)])
}

/** The parsed body of a create or update; undefined for other requests. */
export async function jsonBody(c: Context<SiteEnv>): Promise<unknown> {
  const isWrite = c.req.method === 'PUT' || (c.req.method === 'POST' && !isSearchByPost(c))
  if (!isWrite) return undefined
  demandContentType(c, ['application/fhir+json', 'application/json'])
  const text = await c.req.text()
  try {
    return JSON.parse(text)
  } catch {
    throw badRequest('The body is not JSON')
  }
}
