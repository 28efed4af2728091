import { describe, expect, test } from 'vitest'
import type { FilingId } from '../kernel/ids.ts'
import { instantPlus } from '../kernel/instant.ts'
import { aDocument } from '../testing/filing/a-document.ts'
import { aFiling } from '../testing/filing/a-filing.ts'
import { aMoment } from '../testing/fixed-clock.ts'
import {
  aNoteOf,
  aStatement,
  aTranscript,
  charted,
  said,
  transcriptId,
} from '../testing/note/note-builders.ts'
import { buildProvenance } from './build-provenance.ts'
import { ehrProfiles } from './ehr-profile.ts'

const visit = aTranscript('patient: Dry cough for three weeks.')
const drafted = aStatement({
  text: 'Dry cough for 3 weeks.',
  origin: 'drafter',
  drafter: 'extractive-2',
  evidence: [said(visit, 0)],
})
const inserted = aStatement({
  text: 'BP 128/76 mmHg',
  origin: 'chart',
  evidence: [charted('BP 128/76 mmHg', 'Observation/bp-1')],
})
const carried = aStatement({
  text: 'Asthma [from the note of 12-Nov-2026]',
  drafted: 'Asthma [from the note of 12-Nov-2026]',
  origin: 'drafter',
})

const given = {
  filing: aFiling(),
  record: { id: 'doc-1', version: '1' },
  document: aDocument(),
  note: aNoteOf(drafted, inserted, carried),
  profile: ehrProfiles['us-core-9'],
  at: instantPlus(aMoment, 2_000),
}

const build = (more: Partial<typeof given> = {}) => buildProvenance({ ...given, ...more })

describe('the provenance of a filed note', () => {
  test('says who signed it, what software drafted, and from what', () => {
    expect(build()).toEqual({
      resourceType: 'Provenance',
      contained: [
        {
          resourceType: 'Device',
          id: 'chartside',
          deviceName: [{ name: 'Chartside', type: 'model-name' }],
        },
        {
          resourceType: 'Device',
          id: 'drafter-1',
          deviceName: [{ name: 'extractive-2', type: 'model-name' }],
          type: { coding: [expect.objectContaining({ code: 'Artificial-Intelligence' })] },
        },
      ],
      target: [{ reference: 'DocumentReference/doc-1/_history/1' }],
      occurredDateTime: aMoment,
      recorded: instantPlus(aMoment, 2_000),
      reason: [{ coding: [expect.objectContaining({ code: 'AIAST' })] }],
      activity: { coding: [expect.objectContaining({ code: 'CREATE' })] },
      agent: [
        {
          type: { coding: [expect.objectContaining({ code: 'author' })] },
          who: { reference: 'Practitioner/okafor', display: 'OKAFOR, Daniel, MD' },
        },
        {
          type: { coding: [expect.objectContaining({ code: 'composer' })] },
          who: { reference: '#chartside', display: 'Chartside' },
        },
        {
          type: { coding: [expect.objectContaining({ code: 'assembler' })] },
          role: [{ coding: [expect.objectContaining({ code: 'Artificial-Intelligence' })] }],
          who: { reference: '#drafter-1', display: 'extractive-2' },
        },
      ],
      entity: [
        {
          role: 'source',
          what: {
            identifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${transcriptId}` },
            display: 'Transcript of the visit',
          },
        },
        { role: 'source', what: { reference: 'Observation/bp-1' } },
        { role: 'quotation', what: { display: 'Note of 12-Nov-2026' } },
      ],
    })
  })

  test('bears no label where nothing was drafted by software', () => {
    const typed = build({ note: aNoteOf(aStatement()) })
    expect(typed).not.toHaveProperty('reason')
    expect(typed).not.toHaveProperty('entity')
    expect(typed.agent).toHaveLength(2)
  })

  test('bears the label that the site chose', () => {
    const profile = { ...given.profile, aiLabel: 'CLINAST_AIRPT' as const }
    expect(build({ profile }).reason).toMatchObject([{ coding: [{ code: 'CLINAST_AIRPT' }] }])
  })

  test('of a change names the record that was changed, and who co-signed', () => {
    const target = {
      filingId: 'c0ffee00-53a0-4c5a-9d55-0a1f2e3d4c5b' as FilingId,
      ...{ recordId: 'doc-0', ifMatch: undefined, reason: undefined },
    }
    const filing = aFiling({ kind: 'co-sign', method: 'put', target })
    const authenticator = { reference: 'Practitioner/reyes', display: 'REYES, Ana, MD' }
    const made = build({ filing, document: aDocument({ authenticator }) })
    expect(made.activity).toMatchObject({ coding: [{ code: 'UPDATE' }] })
    expect(made.agent[1]).toMatchObject({
      type: { coding: [{ code: 'attester' }] },
      who: authenticator,
    })
    expect(made.entity?.[0]).toEqual({
      role: 'revision',
      what: { reference: 'DocumentReference/doc-0' },
    })
  })
})
