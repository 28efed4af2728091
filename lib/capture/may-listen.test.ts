import { expect, test } from 'vitest'
import { mayListen } from './may-listen.ts'

const here = 'http://ehr.localhost:4000/greyfield/fhir'
const hospital = 'https://fhir.hospital.example/r4'

test('T-c an engine for demonstration hears no visit of a real EHR', () => {
  expect(mayListen({ grade: 'demonstration' }, here)).toBe(true)
  expect(mayListen({ grade: 'demonstration' }, hospital)).toBe(false)
  expect(mayListen({ grade: 'demonstration' }, '')).toBe(false)
})

test('an engine for clinics hears both, and none hears nothing', () => {
  for (const issuer of [here, hospital]) {
    expect(mayListen({ grade: 'clinical' }, issuer)).toBe(true)
    expect(mayListen(undefined, issuer)).toBe(false)
  }
})
