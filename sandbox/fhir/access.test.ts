import { describe, expect, it } from 'vitest'
import { aSite, aToken, fhirClient } from '../testing/a-fhir-api.ts'
import { aNote } from '../testing/a-note.ts'

/** What a token with these scopes, launched for rosa, is answered. */
const table: readonly [scopes: string, method: string, path: string, status: number][] = [
  ['patient/Observation.rs', 'GET', '/Observation/lab-rosa', 200],
  ['patient/Observation.rs', 'GET', '/Observation?patient=rosa', 200],
  ['patient/Observation.r', 'GET', '/Observation/lab-rosa', 200],
  ['patient/Observation.r', 'GET', '/Observation?patient=rosa', 403],
  ['patient/Observation.s', 'GET', '/Observation/lab-rosa', 403],
  ['patient/Observation.s', 'GET', '/Observation?patient=rosa', 200],
  ['patient/Observation.rs', 'GET', '/Condition?patient=rosa', 403],
  ['patient/*.rs', 'GET', '/Condition?patient=rosa', 200],
  ['patient/Observation.read', 'GET', '/Observation?patient=rosa', 200],
  ['patient/Observation.write', 'GET', '/Observation?patient=rosa', 403],
  ['patient/Observation.*', 'GET', '/Observation/lab-rosa', 200],
  ['patient/Observation.sr', 'GET', '/Observation/lab-rosa', 403],
  ['openid fhirUser launch', 'GET', '/Observation/lab-rosa', 403],
  ['patient/*.rs', 'GET', '/Observation/lab-lena', 403],
  ['patient/*.rs', 'GET', '/Observation?patient=lena', 403],
  ['patient/*.rs', 'GET', '/Observation?patient=rosa,lena', 403],
  ['patient/*.rs', 'GET', '/Observation?patient=Patient/lena', 403],
  ['patient/*.rs', 'GET', '/Patient/lena', 403],
  ['patient/*.rs', 'GET', '/Patient/lena/$everything', 403],
  ['patient/*.rs', 'GET', '/Practitioner/okafor', 200],
  ['user/*.rs', 'GET', '/Observation/lab-lena', 200],
  ['user/*.rs', 'GET', '/Patient/vip', 403],
  ['user/*.rs', 'GET', '/Observation/lab-vip', 403],
  ['user/*.rs', 'GET', '/Observation?patient=vip', 403],
  ['system/*.rs', 'GET', '/Observation/lab-vip', 200],
  ['user/Observation.rs?category=laboratory', 'GET', '/Observation/lab-rosa', 200],
  ['user/Observation.rs?category=laboratory', 'GET', '/Observation/vital-rosa', 403],
  ['user/Observation.rs?colour=red', 'GET', '/Observation/lab-rosa', 403],
  ['user/DocumentReference.c', 'POST', '/DocumentReference', 201],
  ['user/DocumentReference.c?category=clinical-note', 'POST', '/DocumentReference', 201],
  ['user/DocumentReference.c?category=imaging', 'POST', '/DocumentReference', 403],
  ['patient/DocumentReference.c', 'POST', '/DocumentReference', 201],
  ['user/DocumentReference.rus', 'POST', '/DocumentReference', 403],
  ['user/DocumentReference.write', 'POST', '/DocumentReference', 201],
  ['user/DocumentReference.read', 'POST', '/DocumentReference', 403],
]

describe('scopes', () => {
  it.each(table)('%s: %s %s is %i', async (scopes, method, path, status) => {
    const site = aSite()
    const client = fhirClient(site, aToken(site, scopes.split(' '), 'rosa'))
    const reply = await client.send(method, path, method === 'POST' ? aNote() : undefined)
    expect(reply.status).toBe(status)
    if (status === 403) expect(reply.json.issue[0].code).toBe('forbidden')
  })

  it('confine a search without patient to the patient of the launch', async () => {
    const site = aSite()
    const client = fhirClient(site, aToken(site, ['patient/Observation.rs'], 'rosa'))
    expect((await client.get('/Observation')).json.total).toBe(2)
  })

  it('leave out of a search what a granular scope does not cover', async () => {
    const site = aSite()
    const client = fhirClient(site, aToken(site, ['user/Observation.rs?category=vital-signs']))
    const { json } = await client.get('/Observation?patient=rosa')
    expect(json.entry.map((entry: { fullUrl: string }) => entry.fullUrl)).toEqual([
      `${site.fhirBase}/Observation/vital-rosa`,
    ])
  })

  it('leave out of a page what it includes but they do not grant', async () => {
    const site = aSite()
    const client = fhirClient(site, aToken(site, ['user/Encounter.rs']))
    const { json } = await client.get('/Encounter?patient=rosa&_include=Encounter:practitioner')
    expect(json.entry).toHaveLength(1)
  })

  it('of reading are enough for what a page includes', async () => {
    const site = aSite()
    const scopes = ['patient/MedicationRequest.rs', 'patient/Medication.r']
    const client = fhirClient(site, aToken(site, scopes, 'rosa'))
    const query = 'patient=rosa&_include=MedicationRequest:medication'
    expect((await client.get(`/MedicationRequest?${query}`)).json.entry).toHaveLength(2)
  })

  it('of a patient do not write about another', async () => {
    const site = aSite()
    const client = fhirClient(site, aToken(site, ['patient/DocumentReference.c'], 'lena'))
    expect((await client.post('/DocumentReference', aNote())).status).toBe(403)
    expect(site.ledger.since(0)).toEqual([])
  })
})

describe('a restricted patient', () => {
  it('does not turn up in searches, and does when the glass is broken', async () => {
    const site = aSite()
    const client = fhirClient(site)
    expect((await client.get('/Patient')).json.total).toBe(2)
    site.changeSettings({ ...site.settings, breakGlass: true })
    expect((await client.get('/Patient')).json.total).toBe(3)
    expect((await client.get('/Patient/vip')).status).toBe(200)
  })
})

describe('a request without a good token', () => {
  it.each([
    ['no token', undefined],
    ['another scheme', 'Basic YTpi'],
    ['an empty token', 'Bearer '],
    ['an unknown token', 'Bearer made-up'],
    ['a malformed token', 'Bearer a b'],
  ])('is answered 401: %s', async (_, authorization) => {
    const headers: Record<string, string> = authorization ? { Authorization: authorization } : {}
    const reply = await fhirClient(aSite(), '').get('/Patient/rosa', headers)
    expect([reply.status, reply.json.issue[0].code]).toEqual([401, 'login'])
    expect(reply.headers.get('WWW-Authenticate')).toMatch(/^Bearer error="invalid_token"/)
  })

  it('is answered 401 when the token has expired or was revoked', async () => {
    const site = aSite()
    const client = fhirClient(site)
    site.tokens.expireAll()
    expect((await client.get('/Patient/rosa')).json.issue[0].code).toBe('expired')
    const revoked = fhirClient(site)
    site.tokens.revokeAll()
    expect((await revoked.get('/Patient/rosa')).status).toBe(401)
  })

  it('learns nothing from types and routes that do not exist', async () => {
    const client = fhirClient(aSite(), '')
    expect((await client.get('/Starship')).status).toBe(401)
    expect((await client.send('DELETE', '/Patient/rosa')).status).toBe(401)
  })
})
