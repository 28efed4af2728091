import { describe, expect, it } from 'vitest'
import { aSite, fhirClient } from '../testing/a-fhir-api.ts'
import { aNote, anAttachment } from '../testing/a-note.ts'
import { controlRoutes } from './routes.ts'

function control(site = aSite(), headers: Record<string, string> = {}) {
  const app = controlRoutes(site)
  const send = async (method: string, path: string, body?: unknown) => {
    const response = await app.request(path, {
      method,
      headers,
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const isJson = response.headers.get('Content-Type')?.includes('json')
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: isJson ? JSON.parse(text) : undefined,
    }
  }
  return { site, send }
}

describe('the switches', () => {
  it('show where they stand', async () => {
    const { json } = await control().send('GET', '/state')
    expect(json).toMatchObject({
      site: { id: 'greyfield', fhirBase: 'http://ehr.localhost:4000/greyfield/fhir' },
      persona: { id: 'us-core-9' },
      settings: { latencyMs: 0, microphone: true },
      faults: [],
      held: [],
      counts: { Patient: 3 },
    })
    expect(json.personas).toHaveLength(8)
  })

  it('change the settings named and keep the others, those of SMART too', async () => {
    const { site, send } = control()
    await send('PUT', '/settings', { microphone: false, smart: { idToken: 'expired' } })
    await send('PUT', '/settings', { latencyMs: 5, smart: { authorize: 'deny' } })
    expect(site.settings).toMatchObject({
      latencyMs: 5,
      microphone: false,
      smart: { idToken: 'expired', authorize: 'deny', discovery: 'healthy' },
    })
  })

  it('change the persona for the next request', async () => {
    const { site, send } = control()
    expect((await send('PUT', '/persona', { id: 'read-only' })).status).toBe(200)
    expect((await fhirClient(site).post('/DocumentReference', aNote())).status).toBe(405)
  })

  it('arm and disarm faults', async () => {
    const { site, send } = control()
    const { status, json } = await send('POST', '/faults', { kind: 'status', times: 3 })
    expect([status, json.timesLeft]).toEqual([201, 3])
    expect((await send('DELETE', `/faults/${json.id}`)).status).toBe(204)
    expect((await send('DELETE', `/faults/${json.id}`)).status).toBe(404)
    await send('POST', '/faults', { kind: 'html' })
    await send('DELETE', '/faults')
    expect(site.faults.list()).toEqual([])
  })

  it('end every token', async () => {
    const { site, send } = control()
    const client = fhirClient(site)
    await send('POST', '/tokens/expire')
    expect((await client.get('/Patient/rosa')).status).toBe(401)
    const revoked = fhirClient(site)
    await send('POST', '/tokens/revoke')
    expect((await revoked.get('/Patient/rosa')).status).toBe(401)
  })

  it.each([
    ['PUT', '/settings', { latencyMs: -1 }, 'latencyMs'],
    ['PUT', '/settings', { smart: { idToken: 'wrong' } }, 'smart.idToken'],
    ['PUT', '/settings', { smart: 'off' }, 'smart'],
    ['PUT', '/persona', { id: 'unknown' }, 'id'],
    ['POST', '/faults', { kind: 'status', status: 'bad' }, 'status'],
    [
      'POST',
      '/resources',
      { resources: [{ resourceType: 'Starship' }] },
      'resources.0.resourceType',
    ],
    ['POST', '/faults', 'not json', '(body)'],
  ])('refuse %s %s and name the field', async (method, path, body, field) => {
    const { status, json } = await control().send(method, path, body)
    expect(status).toBe(400)
    expect(json.problems.map((problem: { field: string }) => problem.field)).toContain(field)
  })
})

describe('pages of other origins', () => {
  it.each([
    { Origin: 'http://app.localhost:3000' },
    { Origin: 'null' },
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
  ])('do not reach the switches: %j', async (headers: Record<string, string>) => {
    const { site, send } = control(aSite(), headers)
    expect((await send('POST', '/faults', { kind: 'html' })).status).toBe(403)
    expect(site.faults.list()).toEqual([])
  })

  it('but the sandbox’s own page and programs do', async () => {
    const own = control(aSite(), {
      Origin: 'http://ehr.localhost:4000',
      'Sec-Fetch-Site': 'same-origin',
    })
    expect((await own.send('POST', '/faults', { kind: 'html' })).status).toBe(201)
  })
})

describe('the records', () => {
  it('tell every write and every request since a number', async () => {
    const { site, send } = control()
    const client = fhirClient(site)
    await client.post('/DocumentReference', aNote())
    await client.get('/Patient/rosa')
    expect((await send('GET', '/ledger')).json.entries).toHaveLength(1)
    expect((await send('GET', '/ledger?since=1')).json.entries).toEqual([])
    expect((await send('GET', '/requests?since=1')).json.entries).toMatchObject([
      { sequence: 2, path: 'fhir/Patient/rosa' },
    ])
  })

  it('give the text of a document as plain text, whatever it claims to be', async () => {
    const { site, send } = control(aSite({ persona: 'permissive' }))
    const content = [{ attachment: anAttachment('<script>1</script>', 'text/html') }]
    const { json } = await fhirClient(site).post('/DocumentReference', aNote({ content }))
    const reply = await send('GET', `/documents/${json.id}/content`)
    expect(reply.text).toBe('<script>1</script>')
    expect(reply.headers.get('Content-Type')).toMatch(/^text\/plain/)
    expect((await send('GET', '/documents/none/content')).status).toBe(404)
  })

  it('let the EHR change the chart itself', async () => {
    const { site, send } = control()
    const lab = {
      resourceType: 'Observation',
      id: 'new-lab',
      subject: { reference: 'Patient/rosa' },
    }
    const { status, json } = await send('POST', '/resources', {
      resources: [lab, { resourceType: 'Location' }],
    })
    expect(status).toBe(201)
    expect(json.stored[0]).toEqual({ type: 'Observation', id: 'new-lab', version: 1 })
    expect((await fhirClient(site).get('/Observation?patient=rosa')).json.total).toBe(3)
    expect(site.ledger.since(0)[0]?.writer).toEqual({ by: 'ehr' })
    expect((await send('GET', '/resources/Observation/new-lab')).json.id).toBe('new-lab')
    expect((await send('DELETE', '/resources/Observation/new-lab')).json.version).toBe(2)
    expect((await fhirClient(site).get('/Observation/new-lab')).status).toBe(410)
  })

  it('release a held document into the chart, once', async () => {
    const { site, send } = control(aSite({ persona: 'hold-for-review' }))
    const client = fhirClient(site)
    await client.post('/DocumentReference', aNote())
    const { json: state } = await send('GET', '/state')
    const [held] = state.held
    expect(held.state).toEqual({ name: 'waiting' })
    const released = await send('POST', `/held/${held.id}/release`)
    expect((await client.get(`/DocumentReference/${released.json.id}`)).status).toBe(200)
    expect(site.ledger.since(0)).toMatchObject([{ writer: { by: 'app', clientId: 'chartside' } }])
    expect((await send('POST', `/held/${held.id}/release`)).status).toBe(404)
  })

  it('refuse a held document for good', async () => {
    const { site, send } = control(aSite({ persona: 'hold-for-review' }))
    await fhirClient(site).post('/DocumentReference', aNote())
    const [held] = site.held.list()
    expect((await send('POST', `/held/${held?.id}/refuse`)).status).toBe(204)
    expect(site.held.list()[0]?.state).toEqual({ name: 'refused' })
    expect(site.ledger.since(0)).toEqual([])
  })

  it('go back to the beginning: chart, tokens, faults, held, ledger and log', async () => {
    const { site, send } = control()
    const client = fhirClient(site)
    await client.post('/DocumentReference', aNote())
    await send('POST', '/faults', { kind: 'html' })
    expect((await send('POST', '/reset')).status).toBe(204)
    const { json } = await send('GET', '/state')
    expect(json.counts).not.toHaveProperty('DocumentReference', 1)
    expect([json.faults, site.ledger.since(0), site.requests.since(0)]).toEqual([[], [], []])
    expect((await client.get('/Patient/rosa')).status).toBe(401)
  })
})
