import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  marchettiFacts,
  marchettiNote,
  marchettiVisit,
} from '../../testing/note/marchetti-visit.ts'
import { aNote, aSection, aStatement } from '../../testing/note/note-builders.ts'
import { quantitiesOf } from '../quantities.ts'
import { verify } from '../verify.ts'
import { patientInstructions, toPatient } from './patient-instructions.ts'

describe('a sentence of the plan', () => {
  test.each([
    ['Increase Lasix to 80 mg once a day.', 'Increase Lasix to 80 mg once a day.'],
    ['Start metformin 500 mg p.o. b.i.d.', 'Start metformin 500 mg by mouth 2 times a day.'],
    ['Ibuprofen PRN.', undefined],
    ['Avoid NSAIDs', 'Avoid anti-inflammatory painkillers (NSAIDs).'],
    ['Order a CBC and a urinalysis.', 'We will order a blood count and a urine test.'],
    ['Refer to cardiology.', 'We will refer you to cardiology.'],
    ['Refer the patient to Dr Reyes.', 'We will refer you to Dr Reyes.'],
    ['Recommend physical therapy.', 'We recommend physical therapy.'],
    ['We will talk to their cardiologist.', 'We will talk to your cardiologist.'],
    [
      'Hypertension: Continue lisinopril 10 mg daily.',
      'High blood pressure: Continue lisinopril 10 mg once a day.',
    ],
    [
      'Take aspirin twice daily; monitor daily weight.',
      'Take aspirin twice a day; monitor daily weight.',
    ],
    ['The patient is to take lisinopril 10 mg once a day.', 'Take lisinopril 10 mg once a day.'],
    ['Patient to ice knee.', 'Ice knee.'],
    ['Monitor for edema.', 'Monitor for swelling.'],
  ])('is told to the patient: %s', (plan, told) => {
    expect(toPatient(plan)).toBe(told)
  })

  test.each([
    'She should see her cardiologist.',
    'Clinician: “Start insulin glargine ten units at night.”',
    'Likely viral.',
    'Continue if the patient tolerates it.',
    'Call me tomorrow.',
    'Take a look at hip.',
    'We will let’s go ahead.',
    'Refer to for physical therapy.',
    'Order an X-ray and.',
    'Start {{medications}}.',
    'Recommend that they rest.',
    '',
  ])('that is not certain is left to the clinician: %s', (plan) => {
    expect(toPatient(plan)).toBeUndefined()
  })

  test('keeps every number and its unit', () => {
    const parts = fc.constantFrom(
      'Take',
      'Order',
      'metformin',
      '500 mg',
      'b.i.d.',
      'daily',
      'p.o.',
      'twice daily',
      '2',
      'in a week',
      'CBC',
      '10 U',
      'q.i.d.',
      'their',
    )
    fc.assert(
      fc.property(
        fc.constantFrom('Take', 'Order', 'We will'),
        fc.array(parts, { maxLength: 8 }),
        (verb, rest) => {
          const plan = [verb, ...rest].join(' ')
          const told = toPatient(plan)
          if (told === undefined) return
          const values = (text: string) =>
            new Set(quantitiesOf(text).map(({ value, unit }) => `${value} ${unit}`))
          expect(values(told)).toEqual(values(plan))
        },
      ),
    )
  })
})

describe('the instructions for a patient', () => {
  test('hold of the plan what stands, with its evidence, and name the rest', () => {
    const verification = verify(marchettiNote, {
      transcripts: [marchettiVisit],
      chartFacts: marchettiFacts,
    })
    const { lines, notRestated, unresolved } = patientInstructions(marchettiNote, verification)
    expect(lines.map(({ text }) => text)).toEqual([
      'Weigh every morning; call with a gain of a kilo in a day or two kilos in a week.',
    ])
    expect(lines[0]?.evidence).toHaveLength(1)
    const plan = marchettiNote.sections.find(({ code }) => code === '51847-2')?.statements ?? []
    expect(lines.length + notRestated.length + unresolved.length).toBe(plan.length)
  })

  test('do not say of which note a sentence was taken', () => {
    const text = 'Return in 10 weeks. [from the note of 06-Sep-2026]'
    const confirmed = aStatement({
      ...{ text, drafted: text, origin: 'drafter', evidence: [] },
      resolution: { kind: 'own-words' },
    })
    const note = aNote({ sections: [aSection({ code: '18776-5', statements: [confirmed] })] })
    const { lines } = patientInstructions(note, verify(note, { transcripts: [] }))
    expect(lines.map((line) => line.text)).toEqual(['Return in 10 weeks.'])
  })

  test('tell nothing that nobody said yet', () => {
    const invented = aStatement({ text: 'Start warfarin 5 mg daily.', origin: 'drafter' })
    const note = aNote({ sections: [aSection({ code: '18776-5', statements: [invented] })] })
    const { lines, unresolved } = patientInstructions(note, verify(note, { transcripts: [] }))
    expect(lines).toEqual([])
    expect(unresolved).toEqual([invented])
  })
})
