import { describe, expect, test } from 'vitest'
import { profileNames } from '../smart/ehr-registration.ts'
import { aRegistration } from '../testing/smart/a-registration.ts'
import { canProveAbsence, ehrProfiles, profileOf } from './ehr-profile.ts'

describe('the profile of an EHR', () => {
  test.each(profileNames)('%s does not claim what only a test against a site can show', (name) => {
    expect(ehrProfiles[name].conditionalCreate).not.toBe('verified')
  })

  test('WB-2 is taken from the registration, with what was verified at that site', () => {
    const registration = aRegistration({
      profile: 'millennium',
      conditionalCreate: 'verified',
      whereNotesAppear: 'Under Notes.',
    })
    expect(profileOf(registration)).toEqual({
      ...ehrProfiles.millennium,
      conditionalCreate: 'verified',
      whereNotesAppear: 'Under Notes.',
    })
  })

  test('WB-24 proves absence by a verified conditional create or by a search for our identifier', () => {
    expect(canProveAbsence(ehrProfiles.millennium)).toBe(false)
    expect(canProveAbsence(ehrProfiles['us-core-9'])).toBe(true)
    expect(canProveAbsence({ ...ehrProfiles.epic, conditionalCreate: 'claimed' })).toBe(false)
    expect(canProveAbsence({ ...ehrProfiles.epic, conditionalCreate: 'verified' })).toBe(true)
  })
})
