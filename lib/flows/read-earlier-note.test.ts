import { describe, expect, test } from 'vitest'
import type { FhirResource } from '../fhir/resource.ts'
import { appError } from '../kernel/app-error.ts'
import { err } from '../kernel/result.ts'
import { aGrant } from '../testing/capture/a-recording.ts'
import { aLaunch } from '../testing/chart/a-launch.ts'
import { fakeEhr } from '../testing/chart/fake-ehr.ts'
import { aRegistration } from '../testing/smart/a-registration.ts'
import { readEarlierNote } from './read-earlier-note.ts'

const launch = aLaunch()
const registration = aRegistration()
const TEXT = 'PROGRESS NOTE\n\nPLAN\nReturn in 6 months.\n'

const aDocument = (changes: Readonly<Record<string, unknown>> = {}): FhirResource => ({
  resourceType: 'DocumentReference',
  id: 'old',
  status: 'current',
  docStatus: 'final',
  subject: { reference: `Patient/${launch.patientId}` },
  date: '2025-11-21T16:12:00Z',
  type: { text: 'Progress note' },
  content: [{ attachment: { contentType: 'text/plain', data: btoa(TEXT) } }],
  ...changes,
})

const read = (document: FhirResource, ...others: FhirResource[]) =>
  readEarlierNote(
    { ehr: fakeEhr({ resources: [document, ...others] }) },
    aGrant,
    { launch, registration },
    'old',
  )

const unreadable = err(appError('EARLIER_NOTE_UNREADABLE'))

describe('an earlier note', () => {
  test('is read with its day and its parts', async () => {
    expect(await read(aDocument())).toEqual({
      ok: true,
      value: {
        signedOn: '21-Nov-2025',
        parts: [{ heading: 'PLAN', code: '18776-5', lines: ['Return in 6 months.'] }],
      },
    })
  })

  test('whose text is a Binary is read as well', async () => {
    const content = [{ attachment: { contentType: 'text/plain', url: 'Binary/words' } }]
    const binary = {
      resourceType: 'Binary',
      id: 'words',
      contentType: 'text/plain',
      data: btoa(TEXT),
    }
    expect(await read(aDocument({ content }), binary)).toMatchObject({ ok: true })
  })

  test('of another patient, or of nobody, is not', async () => {
    for (const subject of [{ reference: 'Patient/somebody-else' }, undefined])
      expect(await read(aDocument({ subject }))).toEqual(err(appError('FHIR_OTHER_PATIENT')))
  })

  test.each([
    ['superseded', { status: 'superseded' }],
    ['entered in error', { docStatus: 'entered-in-error' }],
    ['not signed', { docStatus: 'preliminary' }],
    ['of no certain day', { date: '2025', content: aDocument().content }],
    ['without a text', { content: [{ attachment: { contentType: 'application/pdf' } }] }],
    [
      'without a heading',
      { content: [{ attachment: { contentType: 'text/plain', data: btoa('Feels well.') } }] },
    ],
  ])('that is %s is not carried forward', async (_, changes) => {
    expect(await read(aDocument(changes))).toEqual(unreadable)
  })
})
