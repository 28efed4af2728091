import { describe, expect, test } from 'vitest'
import type { UserUrl } from '../kernel/ids.ts'
import { localUserReference, userUrl } from './fhir-user.ts'

const ISSUER = 'https://ehr.example/fhir'

describe('2.2.0@202 who signed in', () => {
  test.each([
    ['Practitioner/okafor', `${ISSUER}/Practitioner/okafor`],
    [`${ISSUER}/Practitioner/okafor`, `${ISSUER}/Practitioner/okafor`],
    ['https://users.example/r4/Practitioner/9', 'https://users.example/r4/Practitioner/9'],
    ['PractitionerRole/a.b-C', `${ISSUER}/PractitionerRole/a.b-C`],
  ])('is read from %s', (claim, url) => {
    expect(userUrl(ISSUER, claim)).toBe(url)
  })

  test.each([
    '',
    'okafor',
    'practitioner/1',
    'Practitioner/',
    'Practitioner/a b',
    'Practitioner/1?a=b',
    'Practitioner/1#x',
    'https://',
    'urn:uuid:1',
  ])('is not known from %j', (claim) => {
    expect(userUrl(ISSUER, claim)).toBeUndefined()
  })
})

describe('D3 D4 the user’s resource', () => {
  const referenceOf = (url: string, issuer = ISSUER) => localUserReference(issuer, url as UserUrl)

  test('on this FHIR server has a reference', () => {
    expect(referenceOf(`${ISSUER}/Practitioner/okafor`)).toBe('Practitioner/okafor')
  })

  test('on another server is not cut down to an id of this one', () => {
    expect(referenceOf('https://users.example/r4/Practitioner/okafor')).toBeUndefined()
    expect(referenceOf('https://ehr.example/fhir2/Practitioner/okafor')).toBeUndefined()
    expect(referenceOf('https://ehr.example.evil/fhir/Practitioner/1')).toBeUndefined()
  })

  test.each(['https://EHR.example/fhir', 'https://ehr.example:443/fhir'])(
    'is on this server however the issuer %s is spelled',
    (issuer) => {
      const user = userUrl(issuer, 'Practitioner/okafor')
      expect(user && localUserReference(issuer, user)).toBe('Practitioner/okafor')
    },
  )
})
