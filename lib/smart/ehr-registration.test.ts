import { describe, expect, test } from 'vitest'
import { aRegistration } from '../testing/smart/a-registration.ts'
import { ehrRegistrationSchema } from './ehr-registration.ts'

const entry = {
  id: 'greyfield',
  name: 'Greyfield General',
  issuer: 'https://ehr.example/fhir',
  clientId: 'chartside',
  authentication: { method: 'none' },
}

describe('the registration of an EHR', () => {
  test('needs little, and the rest has safe defaults', () => {
    expect(ehrRegistrationSchema.parse(entry)).toMatchObject({
      tenant: 'greyfield',
      frameOrigins: [],
      endpointOrigins: [],
      profile: 'generic-r4',
      idleMinutes: 10,
      sessionHours: 12,
    })
  })

  test('keeps the issuer as it is spelled, without slashes at its end', () => {
    expect(aRegistration({ issuer: 'https://Ehr.example/FHIR//' }).issuer).toBe(
      'https://Ehr.example/FHIR',
    )
  })

  test.each([
    ['issuer', 'http://ehr.example/fhir'],
    ['issuer', 'https://ehr.example/fhir?x=1'],
    ['issuer', 'https://user:pass@ehr.example/fhir'],
    ['issuer', 'https://ehr.example/fhir#part'],
    ['issuer', 'ehr.example/fhir'],
    ['issuer', 'http://localhost.evil.example/fhir'],
    ['frameOrigins', ['https://ehr.example/']],
    ['frameOrigins', ['https://*.example']],
    ['frameOrigins', ['*']],
    ['frameOrigins', ["'self'"]],
    ['frameOrigins', ['https://ehr.example; script-src *']],
    ['frameOrigins', ['https://ehr.example:443']],
    ['endpointOrigins', ['http://login.example']],
    ['authentication', { method: 'client_secret_basic', secret: 'short' }],
    ['authentication', { method: 'client_secret_post', secret: 'x'.repeat(32) }],
    ['authentication', { method: 'private_key_jwt', algorithm: 'HS256' }],
    ['idleMinutes', 1],
    ['idleMinutes', 31],
    ['sessionHours', 13],
    ['timeZone', 'Mars/Olympus'],
    ['id', 'Grey Field'],
    ['shoeSize', 44],
  ])('with %s %j is refused', (field, value) => {
    const parsed = ehrRegistrationSchema.safeParse({ ...entry, [field]: value })
    expect(parsed.success).toBe(false)
    expect(JSON.stringify(parsed.error?.issues)).toContain(field)
  })

  test.each([
    'http://localhost:4000/fhir',
    'http://ehr.localhost:4000/fhir',
    'http://127.0.0.1:4000/r4',
  ])('2.2.0@1 may be on plain http on this machine: %s', (issuer) => {
    expect(ehrRegistrationSchema.safeParse({ ...entry, issuer }).success).toBe(true)
  })
})
