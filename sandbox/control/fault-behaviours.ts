import { setTimeout as sleep } from 'node:timers/promises'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context } from 'hono'
import { type IssueCode, operationOutcome } from '../fhir/outcome.ts'
import type { Site } from '../site.ts'
import { trapOrigin } from '../smart/trap.ts'
import { broken, endless, slow, stalled, truncated, withBody } from './damaged-body.ts'
import type { ArmedFault, FaultKind } from './faults.ts'
import type { SiteEnv } from './site-env.ts'
import {
  withForeignAttachments,
  withForeignNext,
  withJson,
  withLoopedNext,
  withLyingTotal,
  withWrongPatient,
} from './wrong-answer.ts'

type Met = { readonly fault: ArmedFault; readonly context: Context<SiteEnv>; readonly site: Site }
type Before = (met: Met) => Response | undefined | Promise<undefined>
type After = (response: Response, met: Met) => Response | Promise<Response>

const cut = ({ context }: Met): void => {
  context.env.incoming?.socket.destroy()
}

function closeConnection(met: Met): Response {
  cut(met)
  met.context.set('wasDropped', true)
  return new Response(null, RESPONSE_ALREADY_SENT)
}

const refuse = (status: number, code: IssueCode, headers: Record<string, string> = {}): Response =>
  Response.json(operationOutcome('error', [{ code, text: 'A fault switched on at the sandbox' }]), {
    status,
    headers: { 'Content-Type': 'application/fhir+json; charset=utf-8', ...headers },
  })

const foreignOrigin = ({ fault, site }: Met): string =>
  new URL(fault.origin ?? trapOrigin(site)).origin

const elsewhere = (url: string, met: Met): string =>
  url.replace(new URL(url).origin, foreignOrigin(met))

const before: Partial<Record<FaultKind, Before>> = {
  delay: async ({ fault }) => {
    await sleep(fault.milliseconds)
    return undefined
  },
  'drop-before-commit': closeConnection,
  'error-before-commit': () => refuse(500, 'exception'),
  status: ({ fault }) =>
    refuse(
      fault.status,
      fault.status === 429 ? 'throttled' : 'transient',
      fault.retryAfter === undefined ? {} : { 'Retry-After': fault.retryAfter },
    ),
  unauthorized: () =>
    refuse(401, 'expired', { 'WWW-Authenticate': 'Bearer error="invalid_token"' }),
  html: () =>
    new Response('<!doctype html><title>Maintenance</title><p>The EHR is being serviced.</p>', {
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
    }),
  redirect: (met) =>
    new Response(null, {
      status: 307,
      headers: { Location: elsewhere(met.context.req.url, met) },
    }),
}

function atForeignLocation(response: Response, met: Met): Response {
  const url = response.headers.get('Location')
  if (url) response.headers.set('Location', elsewhere(url, met))
  return response
}

function atRelativeLocation(response: Response, { site }: Met): Response {
  const url = response.headers.get('Location')
  if (url) response.headers.set('Location', url.replace(`${site.fhirBase}/`, ''))
  return response
}

function withoutLocation(response: Response): Response {
  for (const name of ['Location', 'ETag', 'Last-Modified']) response.headers.delete(name)
  return withBody(response, null)
}

const after: Partial<Record<FaultKind, After>> = {
  'drop-after-commit': (_, met) => closeConnection(met),
  'error-after-commit': () => refuse(500, 'exception'),
  'wrong-patient': (response, { site }) =>
    withJson(response, (json) => withWrongPatient(json, site)),
  'lying-total': (response) => withJson(response, withLyingTotal),
  'looped-next': (response) => withJson(response, withLoopedNext),
  'foreign-next': (response, met) =>
    withJson(response, (json) => withForeignNext(json, foreignOrigin(met))),
  'foreign-location': atForeignLocation,
  'relative-location': atRelativeLocation,
  'no-location': withoutLocation,
  'foreign-attachment': (response, met) =>
    withJson(response, (json) =>
      withForeignAttachments(json, `${foreignOrigin(met)}/${met.site.id}/document`),
    ),
  'empty-body': (response) => withBody(response, null),
  'truncated-body': truncated,
  'broken-body': (response, met) => broken(response, () => cut(met)),
  'stalled-body': stalled,
  'slow-body': (response, { fault }) => slow(response, fault.bytesPerSecond),
  'endless-body': endless,
}

/** @returns the answer when the request is not to be handled at all */
export const meetBefore = async (met: Met): Promise<Response | undefined> =>
  before[met.fault.kind]?.(met)

/** @returns the answer as the fault leaves it */
export const meetAfter = async (response: Response, met: Met): Promise<Response> =>
  (await after[met.fault.kind]?.(response, met)) ?? response
