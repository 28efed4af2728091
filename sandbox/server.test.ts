import { describe, expect, it } from 'vitest'
import { createSandboxServer } from './server.ts'
import { aSite, aToken, generousScopes } from './testing/a-fhir-api.ts'

const origin = 'http://ehr.localhost:4000'

function sandbox() {
  const sites = [aSite(), aSite({ id: 'millbrook', name: 'Millbrook', persona: 'millennium' })]
  const [greyfield, millbrook] = sites
  if (!greyfield || !millbrook) throw new Error('two sites were made')
  const server = createSandboxServer(sites)
  const get = (path: string, headers: Record<string, string> = {}) =>
    server.request(`${origin}${path}`, { headers })
  const bearer = { Authorization: `Bearer ${aToken(greyfield, generousScopes)}` }
  return { greyfield, millbrook, get, bearer }
}

describe('the sandbox', () => {
  it('says that it is well', async () => {
    expect(await (await sandbox().get('/healthz')).json()).toEqual({ status: 'ok' })
  })

  it('serves FHIR, discovery, switches and pages of each site side by side', async () => {
    const { get, bearer } = sandbox()
    const paths = [
      '/greyfield/fhir/Patient/rosa',
      '/greyfield/fhir/metadata',
      '/millbrook/fhir/.well-known/smart-configuration',
      '/millbrook/auth/jwks',
      '/millbrook/control/state',
      '/greyfield/control',
      '/',
    ]
    for (const path of paths) expect([path, (await get(path, bearer)).status]).toEqual([path, 200])
  })

  it('keeps the sites apart: a token of one is unknown at the other', async () => {
    const { get, bearer, greyfield, millbrook } = sandbox()
    expect((await get('/millbrook/fhir/Patient/rosa', bearer)).status).toBe(401)
    expect([greyfield.requests.since(0).length, millbrook.requests.since(0).length]).toEqual([0, 1])
  })

  it('logs FHIR and authorization requests, parameters of the latter by name only', async () => {
    const { get, bearer, greyfield } = sandbox()
    await get('/greyfield/fhir/Observation?patient=rosa', bearer)
    await get('/greyfield/auth/authorize?client_id=x&state=secret')
    await get('/greyfield/control/state')
    expect(greyfield.requests.since(0).map(({ path, query }) => [path, query])).toEqual([
      ['fhir/Observation', 'patient=rosa'],
      ['auth/authorize', 'client_id&state'],
    ])
  })

  it('records what reaches the trap, and does not take it for a request to the EHR', async () => {
    const site = aSite()
    const trap = 'http://trap.localhost:4000/greyfield/fhir/Patient'
    expect((await createSandboxServer([site]).request(trap)).status).toBe(418)
    expect(site.tokens.recorder.list()).toMatchObject([{ id: 'R12', ok: false }])
    expect(site.requests.since(0)).toEqual([])
  })

  it('slows authorization down as well', async () => {
    const { get, greyfield } = sandbox()
    greyfield.changeSettings({ ...greyfield.settings, latencyMs: 40 })
    const start = performance.now()
    await get('/greyfield/auth/jwks')
    expect(performance.now() - start).toBeGreaterThan(38)
  })

  it('answers unknown FHIR routes with an OperationOutcome', async () => {
    const { get, bearer } = sandbox()
    const response = await get('/greyfield/fhir/no/such/place/at/all', bearer)
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ resourceType: 'OperationOutcome' })
  })
})
