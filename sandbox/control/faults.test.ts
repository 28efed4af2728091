import { describe, expect, it } from 'vitest'
import { aSite, fhirClient } from '../testing/a-fhir-api.ts'
import { aNote } from '../testing/a-note.ts'
import { createFaults, type Fault, type FaultKind, faultKinds, faultSchema } from './faults.ts'

const aFault = (kind: FaultKind, more: Partial<Fault> = {}): Fault =>
  faultSchema.parse({ kind, ...more })

describe('armed faults', () => {
  const get = { method: 'GET', path: 'fhir/Observation' }
  const post = { method: 'POST', path: 'fhir/DocumentReference' }

  it('meet as many requests as they were armed for, and are gone', () => {
    const faults = createFaults()
    faults.arm(aFault('status', { times: 2 }))
    expect([1, 2, 3].map(() => faults.take(get).length)).toEqual([1, 1, 0])
    expect(faults.list()).toEqual([])
  })

  it('about writing leave reads alone, a search by POST too', () => {
    const faults = createFaults()
    faults.arm(aFault('drop-after-commit'))
    expect(faults.take(get)).toEqual([])
    expect(faults.take({ method: 'POST', path: 'fhir/Observation/_search' })).toEqual([])
    expect(faults.take(post)).toHaveLength(1)
  })

  it('keep to their path and their method', () => {
    const faults = createFaults()
    faults.arm(aFault('status', { path: 'fhir/DocumentReference', method: 'POST' }))
    faults.arm(aFault('status', { path: 'auth/*' }))
    expect(faults.take(get)).toEqual([])
    expect(faults.take({ ...post, path: 'fhir/DocumentReference/1' })).toEqual([])
    expect(faults.take(post)).toHaveLength(1)
    expect(faults.take({ method: 'POST', path: 'auth/token' })).toHaveLength(1)
  })

  it('act in the order in which they were armed, and can be taken back', () => {
    const faults = createFaults()
    const slow = faults.arm(aFault('delay'))
    faults.arm(aFault('status'))
    faults.arm(aFault('html'))
    expect(faults.disarm(slow.id)).toBe(true)
    expect(faults.disarm(slow.id)).toBe(false)
    expect(faults.take(get).map(({ kind }) => kind)).toEqual(['status', 'html'])
  })

  it.each([{ kind: 'gremlin' }, { kind: 'status', status: 200 }, { kind: 'delay', colour: 'red' }])(
    'are refused when they make no sense: %j',
    (fault) => {
      expect(faultSchema.safeParse(fault).success).toBe(false)
    },
  )
})

const met = async (kind: FaultKind, more: Partial<Fault>, path: string) => {
  const site = aSite()
  site.faults.arm(aFault(kind, more))
  const client = fhirClient(site)
  return { site, client, reply: await client.get(path) }
}

describe('a fault of reading', () => {
  it('delay: the answer is late', async () => {
    const start = performance.now()
    const { reply } = await met('delay', { milliseconds: 60 }, '/Patient/rosa')
    expect(performance.now() - start).toBeGreaterThan(55)
    expect(reply.status).toBe(200)
  })

  it('status: with Retry-After, and with an OperationOutcome', async () => {
    const { reply } = await met('status', { status: 429, retryAfter: '7' }, '/Patient/rosa')
    expect([reply.status, reply.headers.get('Retry-After')]).toEqual([429, '7'])
    expect(reply.json.issue[0].code).toBe('throttled')
    const without = await met('status', {}, '/Patient/rosa')
    expect([without.reply.status, without.reply.headers.get('Retry-After')]).toEqual([503, null])
  })

  it('unauthorized: once, then the same token is good again', async () => {
    const { reply, client } = await met('unauthorized', {}, '/Patient/rosa')
    expect([reply.status, reply.headers.get('WWW-Authenticate')]).toEqual([
      401,
      'Bearer error="invalid_token"',
    ])
    expect((await client.get('/Patient/rosa')).status).toBe(200)
  })

  it('html: where JSON is due', async () => {
    const { reply } = await met('html', {}, '/Patient/rosa')
    expect(reply.headers.get('Content-Type')).toContain('text/html')
  })

  it('redirect: to the trap, or where it was told', async () => {
    const { reply } = await met('redirect', {}, '/Patient/rosa')
    expect([reply.status, reply.headers.get('Location')]).toEqual([
      307,
      'http://trap.localhost:4000/greyfield/fhir/Patient/rosa',
    ])
  })

  it('empty-body and truncated-body: no JSON any more', async () => {
    const { reply } = await met('empty-body', {}, '/Patient/rosa')
    expect([reply.status, reply.text]).toEqual([200, ''])
    const { reply: half } = await met('truncated-body', {}, '/Patient/rosa')
    expect([half.json, half.text.startsWith('{"resourceType"')]).toEqual([undefined, true])
  })

  it('wrong-patient: in a search and in a read', async () => {
    const { reply } = await met('wrong-patient', {}, '/Observation?patient=rosa')
    expect(JSON.stringify(reply.json)).toContain('"Patient/lena"')
    const { reply: read } = await met('wrong-patient', {}, '/Patient/rosa')
    expect(read.json.id).not.toBe('rosa')
  })

  it('looped-next, foreign-next, lying-total: pages that lead nowhere good', async () => {
    const looped = (await met('looped-next', {}, '/Observation?_count=1')).reply.json
    expect(looped.link[1]).toEqual({ relation: 'next', url: looped.link[0].url })
    const foreign = (await met('foreign-next', {}, '/Observation?_count=1')).reply.json
    expect(foreign.link[1].url).toMatch(/^http:\/\/trap\.localhost:4000\/greyfield\/fhir/)
    const lying = (await met('lying-total', {}, '/Observation?patient=rosa')).reply.json
    expect([lying.total, lying.entry.length]).toEqual([1002, 2])
  })

  it('foreign-attachment: the content is said to be elsewhere', async () => {
    const site = aSite()
    site.store.update({ ...aNote(), id: 'note' })
    site.faults.arm(aFault('foreign-attachment', { origin: 'http://trap.example:9/' }))
    const { json } = await fhirClient(site).get('/DocumentReference?patient=rosa')
    const [{ attachment }] = json.entry[0].resource.content
    expect(attachment).toMatchObject({ url: 'http://trap.example:9/greyfield/document' })
    expect(attachment).not.toHaveProperty('data')
  })

  it('huge-page: everything at once, whatever was asked', async () => {
    const { reply } = await met('huge-page', {}, '/Observation?_count=1')
    expect(reply.json.entry).toHaveLength(3)
  })
})

describe('a fault of writing', () => {
  const post = async (kind: FaultKind, more: Partial<Fault> = {}) => {
    const site = aSite()
    site.faults.arm(aFault(kind, more))
    const client = fhirClient(site)
    const reply = await client.post('/DocumentReference', aNote())
    return { site, client, reply, writes: site.ledger.since(0).length }
  }

  it('error-before-commit: nothing was written', async () => {
    const { reply, writes } = await post('error-before-commit')
    expect([reply.status, writes]).toEqual([500, 0])
  })

  it('error-after-commit: it was written all the same', async () => {
    const { reply, writes } = await post('error-after-commit')
    expect([reply.status, writes]).toEqual([500, 1])
  })

  it('duplicate-commit: two resources from one create', async () => {
    const { reply, writes } = await post('duplicate-commit')
    expect([reply.status, writes]).toEqual([201, 2])
  })

  it('alter-content: what is stored is not what was sent', async () => {
    const { reply, site } = await post('alter-content')
    const [entry] = site.ledger.since(0)
    const stored = Buffer.from(reply.json.content[0].attachment.data, 'base64').toString()
    expect(stored).toContain('Feels well.')
    expect(stored).toContain('Changed by the EHR')
    expect(reply.json.content[0].attachment).not.toHaveProperty('hash')
    expect(entry?.contentSha256).toHaveLength(1)
  })

  it('foreign-location: the document is said to be elsewhere', async () => {
    const { reply } = await post('foreign-location', { origin: 'http://trap.example:9' })
    expect(reply.headers.get('Location')).toMatch(/^http:\/\/trap\.example:9\/greyfield\/fhir\//)
  })

  it('relative-location and no-location: the answer says less than it should', async () => {
    const { reply } = await post('relative-location')
    expect(reply.headers.get('Location')).toBe(`DocumentReference/${reply.json.id}/_history/1`)
    const { reply: silent, writes } = await post('no-location')
    expect([silent.status, silent.text, silent.headers.get('Location'), writes]).toEqual([
      201,
      '',
      null,
      1,
    ])
  })

  it('index-lag: a search does not find it yet, a read does', async () => {
    const site = aSite()
    const client = fhirClient(site)
    const { json } = await client.post('/DocumentReference', aNote())
    site.faults.arm(aFault('index-lag', { seconds: 30 }))
    expect((await client.get('/DocumentReference?patient=rosa')).json.total).toBe(0)
    expect((await client.get('/DocumentReference?patient=rosa')).json.total).toBe(1)
    expect((await client.get(`/DocumentReference/${json.id}`)).status).toBe(200)
  })
})

describe('the request log', () => {
  it('says which faults met a request', async () => {
    const site = aSite()
    site.faults.arm(aFault('status'))
    await fhirClient(site).get('/Observation?patient=rosa', { 'X-Request-Id': 'r-9' })
    expect(site.requests.since(0)).toMatchObject([
      {
        method: 'GET',
        path: 'fhir/Observation',
        query: 'patient=rosa',
        status: 503,
        requestId: 'r-9',
        tokenId: expect.stringMatching(/^[0-9a-f]{16}$/),
        faults: ['status'],
      },
    ])
  })
})

it('every kind of fault says in words what it does', () => {
  for (const { say } of Object.values(faultKinds)) expect(say).toMatch(/^[A-Z].+/)
})
