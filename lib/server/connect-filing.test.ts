import { describe, expect, test } from 'vitest'
import { ehrProfiles } from '#lib/filing/ehr-profile.ts'
import type { Filing } from '#lib/filing/filing.ts'
import { appError } from '#lib/kernel/app-error.ts'
import type { LaunchId, PatientId, TenantId, UserUrl } from '#lib/kernel/ids.ts'
import { err } from '#lib/kernel/result.ts'
import { aLaunch } from '#lib/testing/chart/a-launch.ts'
import { aFiling } from '#lib/testing/filing/a-filing.ts'
import { aMoment } from '#lib/testing/fixed-clock.ts'
import { aRegistration } from '#lib/testing/smart/a-registration.ts'
import { someTokens } from '#lib/testing/smart/fake-authorization-server.ts'
import { launchWorld } from '#lib/testing/smart/launch-world.ts'
import { unwrap } from '#lib/testing/unwrap.ts'
import { connectFiling } from './connect-filing.ts'

const launch = aLaunch()
const registration = aRegistration({ profile: 'millennium' })

const theFiling = (more: Partial<Filing> = {}) =>
  aFiling({
    tenant: launch.tenant,
    ehrId: launch.ehrId,
    ehrIss: registration.issuer,
    author: launch.user,
    patientId: launch.patientId,
    launchId: launch.id,
    ...more,
  })

async function world(registrations = [registration]) {
  const made = launchWorld({ registrations })
  unwrap(
    await made.launches.open({ launch, secretHash: 'h', lastUsedAt: aMoment }, someTokens('at-1')),
  )
  const grant = unwrap(
    await made.audit.intend(
      { tenant: 't', ehrId: null, launchId: null, user: null, patient: null, encounter: null },
      { action: 'token.refresh' },
    ),
  )
  return { made, grant }
}

describe('the way to the EHR of a filing', () => {
  test('is that of its launch, with the profile of its EHR', async () => {
    const { made } = await world()
    expect(unwrap(await connectFiling(made, theFiling())).profile).toEqual(ehrProfiles.millennium)
  })

  test.each<[what: string, more: Partial<Filing>]>([
    ['whose launch is gone', { launchId: 'greyfield.gone' as LaunchId }],
    ['of another user', { author: 'https://ehr.example/fhir/Practitioner/x' as UserUrl }],
    ['of another patient', { patientId: 'another' as PatientId }],
    ['of another organisation', { tenant: 'other' as TenantId }],
    ['of a server that this entry no longer names', { ehrIss: 'https://old.example/fhir' }],
  ])(
    'is closed to a filing %s: nothing is sent or read, and the author is asked',
    async (_what, more) => {
      const { made, grant } = await world()
      const { ehr, documents } = unwrap(await connectFiling(made, theFiling(more)))
      const over = err(appError('SESSION_ENDED'))
      expect(await documents.create(grant, '{}', undefined, () => true)).toEqual(
        err({ ...appError('SESSION_ENDED'), neverSent: true }),
      )
      expect(await ehr.read(grant, 'Patient', '1')).toEqual(over)
      expect(await ehr.search(grant, { type: 'X', parameters: [], maxItems: 1 })).toEqual(over)
    },
  )

  test('is closed to a launch that was opened on another server', async () => {
    const moved = aRegistration({ issuer: 'https://new.example/fhir' })
    const { made, grant } = await world([moved])
    const filing = theFiling({ ehrIss: moved.issuer })
    const { documents } = unwrap(await connectFiling(made, filing))
    expect(await documents.create(grant, '{}', undefined, () => true)).toMatchObject({
      error: { code: 'SESSION_ENDED', neverSent: true },
    })
  })

  test('is closed when the EHR is no longer registered', async () => {
    const { made, grant } = await world([])
    const { documents } = unwrap(await connectFiling(made, theFiling()))
    expect(await documents.create(grant, '{}', undefined, () => true)).toMatchObject({
      error: { code: 'SESSION_ENDED', neverSent: true },
    })
  })

  test('is not known while the store is away', async () => {
    const { made } = await world()
    made.launches.breakDown()
    expect(await connectFiling(made, theFiling())).toEqual(err(appError('STORE_UNAVAILABLE')))
  })
})
