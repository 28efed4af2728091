import { describe, expect, test } from 'vitest'
import { aSite } from './a-site.ts'
import { anApp } from './an-app.ts'
import type { SmartModes } from './negative-modes.ts'

const signOn = (smart: Partial<SmartModes>) => anApp(aSite({ smart })).signOn()

describe('the token reply by mode', () => {
  test('has no patient, or no encounter', async () => {
    expect(await signOn({ patientContext: 'absent' })).not.toHaveProperty('patient')
    expect(await signOn({ encounterContext: 'absent' })).not.toHaveProperty('encounter')
  })

  test('names another patient when refreshed, while the token stays with the first', async () => {
    const site = aSite({ smart: { patientContext: 'changed-on-refresh' } })
    const app = anApp(site)
    const first = await app.signOn()
    const { body } = await app.refresh(first.refresh_token)
    expect([first.patient, body.patient]).toEqual(['m1', 'm2'])
    expect(site.tokens.check(body.access_token, site.now())).toMatchObject({ patientId: 'm1' })
  })

  test('has an intent nobody knows, a banner wish both ways, a style or none', async () => {
    expect(await signOn({})).not.toHaveProperty('intent')
    expect(await signOn({ intent: 'unknown' })).toHaveProperty('intent')
    expect(await signOn({ banner: 'not-needed' })).toMatchObject({ need_patient_banner: false })
    expect(await signOn({ banner: 'absent' })).not.toHaveProperty('need_patient_banner')
    expect(await signOn({ style: 'absent' })).not.toHaveProperty('smart_style_url')
  })

  test('has a style document that is there, and one that is not', async () => {
    const app = anApp(aSite({ smart: { style: 'given' } }))
    const { smart_style_url } = await app.signOn()
    expect((await app.server.request(smart_style_url)).status).toBe(200)
    const missing = await signOn({ style: 'not-found' })
    expect((await app.server.request(missing.smart_style_url)).status).toBe(404)
  })

  test('has fhirContext in all forms', async () => {
    const { fhirContext } = await signOn({ fhirContext: 'all-forms' })
    const forms = ['reference', 'canonical', 'identifier']
    for (const form of forms) {
      expect(fhirContext.some((entry: object) => form in entry)).toBe(true)
    }
  })

  test('has a web messaging handle', async () => {
    expect(await signOn({ webMessaging: 'given' })).toMatchObject({
      smart_web_messaging_origin: 'http://ehr.localhost:4000',
    })
  })

  test('grants less than was asked', async () => {
    const { scope } = await signOn({ grantedScopes: 'no-writes' })
    expect(scope).toContain('patient/DocumentReference.rs')
    expect(scope).not.toContain('.crs')
    expect((await signOn({ grantedScopes: 'no-observations' })).scope).not.toContain('Observation')
  })

  test('spells the scopes otherwise, or not at all', async () => {
    const usual = await signOn({})
    const other = await signOn({ scopesInReply: 'other-order' })
    expect(other.scope.split(' ').sort()).toEqual(usual.scope.split(' ').sort())
    expect(other.scope).not.toBe(usual.scope)
    const v1 = await signOn({ scopesInReply: 'v1-spelling' })
    expect(v1.scope).toContain('patient/DocumentReference.read patient/DocumentReference.write')
    expect(await signOn({ scopesInReply: 'absent' })).not.toHaveProperty('scope')
  })
})

test('a patient without a visit today is launched without encounter', async () => {
  const site = aSite()
  const app = anApp(site)
  const made = app.attempt(app.launchValue('m2'))
  const location = (await app.authorize(made)).headers.get('Location') ?? ''
  const { body } = await app.redeem(made, new URL(location).searchParams.get('code') ?? '')
  expect(body.patient).toBe('m2')
  expect(body).not.toHaveProperty('encounter')
})
