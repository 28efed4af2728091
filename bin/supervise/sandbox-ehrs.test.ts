import { expect, test } from 'vitest'
import { ehrRegistrationSchema } from '#lib/smart/ehr-registration.ts'
import { scopesToAsk } from '#lib/smart/scopes.ts'
import { sandboxEhrs } from './sandbox-ehrs.ts'

const { registrations, clients } = sandboxEhrs({
  publicUrl: 'http://app.localhost:3000',
  sandboxOrigin: 'http://ehr.localhost:4000',
  timeZone: 'America/Chicago',
})

test('the app’s own schema accepts every registration', () => {
  const parsed = registrations.map((entry) => ehrRegistrationSchema.parse(entry))
  expect(parsed.map(({ id }) => id)).toEqual(['greyfield', 'millbrook', 'eastvale', 'harrow'])
  expect(parsed.map(({ issuer }) => issuer)).toContain('http://ehr.localhost:4000/greyfield/fhir')
})

test('both sides of the wire agree on client, way of authentication and secret', () => {
  for (const [index, client] of clients.entries()) {
    const registration = registrations[index]
    expect(client.site).toBe(registration?.id)
    expect(client.id).toBe(registration?.clientId)
    expect(client.authentication.method).toBe(registration?.authentication.method)
    expect('secret' in client.authentication && client.authentication.secret).toBe(
      registration && 'secret' in registration.authentication && registration.authentication.secret,
    )
  }
})

test('all three ways of authentication and both algorithms are exercised', () => {
  const ways = registrations.map(({ authentication }) =>
    'algorithm' in authentication ? authentication.algorithm : authentication.method,
  )
  expect(new Set(ways)).toEqual(new Set(['ES384', 'RS384', 'client_secret_basic', 'none']))
})

test('a site knows the app by its own redirect URI and by keys at a fixed address', () => {
  expect(clients.map(({ redirectUris }) => redirectUris)).toContainEqual([
    'http://app.localhost:3000/callback/millbrook',
  ])
  const greyfield = clients.find(({ site }) => site === 'greyfield')
  expect(greyfield?.authentication).toEqual({
    method: 'private_key_jwt',
    jwksUrl: 'http://app.localhost:3000/.well-known/jwks.json',
  })
})

test('every scope that the app may ask for is registered, in both grammars and launches', () => {
  for (const mode of ['ehr', 'standalone'] as const)
    for (const permissions of ['v1', 'v2'] as const)
      for (const client of clients)
        expect(client.scopes).toEqual(
          expect.arrayContaining([...scopesToAsk({ mayUpdateNotes: true }, { mode, permissions })]),
        )
})
