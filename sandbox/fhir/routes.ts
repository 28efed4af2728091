import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { tokenIdOf } from '../control/request-log.ts'
import type { SiteEnv } from '../control/site-env.ts'
import type { Site } from '../site.ts'
import { accessOf, authenticate } from './access.ts'
import { answer, type FhirAnswer, type FhirRequest, type Interaction } from './exchange.ts'
import { readBinary } from './interactions/binary.ts'
import { create } from './interactions/create.ts'
import { everything } from './interactions/everything.ts'
import { history } from './interactions/history.ts'
import { metadata } from './interactions/metadata.ts'
import { read, vread } from './interactions/read.ts'
import { search } from './interactions/search.ts'
import { update } from './interactions/update.ts'
import {
  internalError,
  methodNotAllowed,
  operationOutcome,
  Refusal,
  tooLarge,
  unknownRoute,
} from './outcome.ts'
import { demandJsonWanted, jsonBody, parametersOf } from './request-parts.ts'
import { resourceTypes } from './search-parameters.ts'

type Route = {
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly path: string
  readonly run: Interaction
}

const routes: readonly Route[] = [
  { method: 'GET', path: '/Binary/:id', run: readBinary },
  { method: 'GET', path: '/Patient/:id/$everything', run: everything },
  { method: 'POST', path: '/:type/_search', run: search },
  { method: 'GET', path: '/:type', run: search },
  { method: 'POST', path: '/:type', run: create },
  { method: 'GET', path: '/:type/:id', run: read },
  { method: 'PUT', path: '/:type/:id', run: update },
  { method: 'GET', path: '/:type/:id/_history', run: history },
  { method: 'GET', path: '/:type/:id/_history/:version', run: vread },
]

const maxRequestBytes = 80 * 1024 * 1024

const respond = ({ status, headers, body }: FhirAnswer): Response =>
  new Response(body ?? null, { status, headers: { 'Cache-Control': 'no-store', ...headers } })

function outcomeOf(error: Error): FhirAnswer {
  if (error instanceof Refusal) {
    return answer(error.status, operationOutcome('error', error.issues), { ...error.headers })
  }
  process.stderr.write(`${error.stack}\n`)
  return outcomeOf(internalError('The server failed'))
}

async function requestOf(site: Site, c: Context<SiteEnv>): Promise<FhirRequest> {
  const authorization = c.req.header('Authorization')
  const issued = authenticate(site, authorization)
  const type = c.req.param('type') ?? ''
  if (type && !resourceTypes.includes(type)) throw unknownRoute(`There is no type ${type} here`)
  return {
    type,
    id: c.req.param('id') ?? '',
    version: c.req.param('version') ?? '',
    parameters: await parametersOf(c),
    header: (name) => c.req.header(name),
    body: await jsonBody(c),
    access: accessOf(site, issued),
    faults: c.var.faults,
    writer: {
      by: 'app',
      clientId: issued.clientId,
      practitionerId: issued.practitionerId,
      tokenId: tokenIdOf(issued.token),
      requestId: c.var.requestId,
    },
  }
}

/** The methods a path answers, for the `Allow` header of a 405. */
function allowOf(path: string): string {
  return routes
    .filter((route) => route.path === path)
    .map((route) => route.method)
    .join(', ')
}

/** The FHIR R4 API of one site, below its FHIR base. */
export function fhirRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.onError((error) => respond(outcomeOf(error)))
  app.use(
    bodyLimit({
      maxSize: maxRequestBytes,
      onError: () => {
        throw tooLarge('The request is too large')
      },
    }),
  )
  app.get('/metadata', (c) => {
    demandJsonWanted(c)
    return respond(metadata(site))
  })
  for (const { method, path, run } of routes) {
    app.on(method, path, async (c) => {
      if (run !== readBinary) demandJsonWanted(c)
      return respond(run(site, await requestOf(site, c)))
    })
  }
  for (const path of new Set(routes.map((route) => route.path))) {
    app.all(path, (c) => {
      authenticate(site, c.req.header('Authorization'))
      throw methodNotAllowed(`${c.req.method} is not supported here`, { Allow: allowOf(path) })
    })
  }
  app.all('*', () => {
    throw unknownRoute('There is nothing here')
  })
  return app
}
