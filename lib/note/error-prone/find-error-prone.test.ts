import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aStatement, charted } from '../../testing/note/note-builders.ts'
import { quantitiesOf } from '../quantities.ts'
import { errorProneIn, errorProneOf, errorProneRules, putRight } from './find-error-prone.ts'

const CASES: readonly (readonly [rule: string, written: string, right: string])[] = [
  ['ismp-units', 'Insulin glargine 10 U nightly.', 'Insulin glargine 10 units nightly.'],
  ['ismp-units', 'Heparin 5U/kg, then 1 U.', 'Heparin 5 units/kg, then 1 unit.'],
  ['ismp-iu', 'Vitamin D 2000 IU daily.', 'Vitamin D 2000 units daily.'],
  ['ismp-trailing-zero', 'Warfarin 5.0 mg.', 'Warfarin 5 mg.'],
  ['ismp-trailing-zero', 'Give 1,000.00 mL.', 'Give 1,000 mL.'],
  ['ismp-leading-zero', 'Digoxin .125 mg daily.', 'Digoxin 0.125 mg daily.'],
  ['ismp-leading-zero', 'Creatinine (.8 mg/dL).', 'Creatinine (0.8 mg/dL).'],
  ['ismp-microgram', 'Levothyroxine 50 µg daily.', 'Levothyroxine 50 mcg daily.'],
  ['ismp-microgram', 'Levothyroxine 50ug daily.', 'Levothyroxine 50 mcg daily.'],
  ['ismp-cc', 'Lidocaine 2cc.', 'Lidocaine 2 mL.'],
  ['ismp-touching-unit', 'Citalopram 10mg daily.', 'Citalopram 10 mg daily.'],
  ['ismp-touching-dose', 'Propranolol20 mg.', 'Propranolol 20 mg.'],
  ['ismp-unit-stop', 'Aspirin 81 mg. daily.', 'Aspirin 81 mg daily.'],
  ['ismp-large-number', 'Penicillin 1200000 units.', 'Penicillin 1,200,000 units.'],
  ['ismp-grain', 'Aspirin 5 gr.', 'Aspirin 5 grams.'],
  ['ismp-times-days', 'Prednisone 40 mg daily x5d.', 'Prednisone 40 mg daily for 5 days.'],
  ['ismp-bedtime-hour', 'Warfarin 5 mg q6PM.', 'Warfarin 5 mg daily at 6 PM.'],
  ['ismp-half-strength', 'Trazodone 50 mg HS.', 'Trazodone 50 mg at bedtime.'],
  ['ismp-qd', 'Aspirin 81 mg q.d. Smokes.', 'Aspirin 81 mg daily. Smokes.'],
  ['ismp-qd', 'Aspirin 81 mg QD and rest.', 'Aspirin 81 mg daily and rest.'],
  ['ismp-qod', 'Prednisone 5 mg q.o.d. with food.', 'Prednisone 5 mg every other day with food.'],
  ['ismp-qhs', 'Melatonin 3 mg qhs.', 'Melatonin 3 mg at bedtime.'],
  ['ismp-qn', 'Melatonin 3 mg qn.', 'Melatonin 3 mg nightly.'],
  ['ismp-tiw', 'Epoetin TIW.', 'Epoetin 3 times weekly.'],
  ['ismp-biw', 'Estradiol patch biw.', 'Estradiol patch 2 times weekly.'],
  ['ismp-subcutaneous', 'Enoxaparin 40 mg SC.', 'Enoxaparin 40 mg subcutaneously.'],
  ['ismp-subcutaneous', 'Heparin sub q.', 'Heparin subcutaneously.'],
  ['ismp-per-os', 'Nothing per os.', 'Nothing by mouth.'],
  ['ismp-dc', 'D/C lisinopril.', 'Discontinue lisinopril.'],
  ['ismp-dc', 'Lisinopril was d/c’d.', 'Lisinopril was discontinued.'],
  ['ismp-at-sign', 'Oxygen @ 2 L/min.', 'Oxygen at 2 L/min.'],
  ['ismp-right-eye', 'Central scotoma OD.', 'Central scotoma right eye.'],
  ['ismp-left-eye', 'Timolol 1 drop OS.', 'Timolol 1 drop left eye.'],
  ['ismp-both-eyes', 'Visual acuity 20/20 OU.', 'Visual acuity 20/20 both eyes.'],
  ['ismp-right-ear', 'Ofloxacin otic AD.', 'Ofloxacin otic right ear.'],
  ['ismp-left-ear', 'Ofloxacin otic AS.', 'Ofloxacin otic left ear.'],
  ['ismp-both-ears', 'Hearing loss AU.', 'Hearing loss both ears.'],
  ['ismp-drug-mso4', 'MSO4 2 mg IV.', 'Morphine sulfate 2 mg IV.'],
  ['ismp-drug-mgso4', 'MgSO4 2 g IV.', 'Magnesium sulfate 2 g IV.'],
  ['ismp-drug-znso4', 'ZnSO4 220 mg.', 'Zinc sulfate 220 mg.'],
  ['ismp-drug-hctz', 'HCTZ 25 mg daily.', 'Hydrochlorothiazide 25 mg daily.'],
  ['ismp-drug-apap', 'APAP as needed.', 'Acetaminophen as needed.'],
  ['ismp-drug-mtx', 'On MTX.', 'On methotrexate.'],
  ['ismp-drug-azt', 'On AZT.', 'On zidovudine.'],
  ['ismp-drug-cpz', 'CPZ for nausea.', 'Prochlorperazine for nausea.'],
  ['ismp-drug-ptu', 'On PTU.', 'On propylthiouracil.'],
  ['ismp-drug-tnk', 'Given TNK.', 'Given tenecteplase.'],
  ['ismp-drug-tpa', 'Given tPA.', 'Given alteplase.'],
  ['ismp-drug-vanc', 'IV vanc.', 'IV vancomycin.'],
  ['ismp-drug-ms', 'MS 4 mg IV.', 'Morphine sulfate 4 mg IV.'],
  ['ismp-drug-hct', 'HCT 25 mg.', 'Hydrochlorothiazide 25 mg.'],
]

const rulesOf = (text: string) => errorProneIn(text).map(({ rule }) => rule)
const allRight = (text: string): string => {
  const [first] = errorProneIn(text)
  return first ? allRight(putRight(text, first)) : text
}

describe('an error-prone way of writing', () => {
  test.each(CASES)('is found and put right: %s, %s', (rule, written, right) => {
    expect(new Set(rulesOf(written))).toEqual(new Set([rule]))
    expect(allRight(written)).toBe(right)
  })

  test('is shown by an example for every rule', () => {
    const shown = new Set(CASES.map(([rule]) => rule))
    expect(errorProneRules.map(({ id }) => id).filter((id) => !shown.has(id))).toEqual([])
    expect(new Set(errorProneRules.map(({ id }) => id)).size).toBe(errorProneRules.length)
  })

  test.each([
    'AST 39 U/L, CK 156 IU/L.',
    'The mass is 2.0 by 3.0 cm, potassium 7.0, INR 2.0, glucose 100.0 mg/dL.',
    'MS: Denies joint pain. Multiple sclerosis (MS) since 2004.',
    'HCT and MRI of the brain. HCT 39.',
    'Drug overdose (OD) last year.',
    'He was AD for three years; AS noted by nobody.',
    'SC joint is tender. SUBQ injection.',
    'Drives a .22 calibre; version .5 of nothing.',
    'Pupils 3 mm. PO intake good. BID dosing, TID dosing.',
    'COVID19 test. B12 1000 mcg.',
    'Temp 98 .6 today.',
    'Contact at office@clinic.example.',
  ])('is not seen where the letters mean something else: %s', (text) => {
    expect(errorProneIn(text)).toEqual([])
  })

  test('with two meanings is left to the clinician', () => {
    expect(errorProneIn('D/C today.')[0]?.fixes).toEqual(['discontinue', 'discharge'])
    expect(errorProneIn('MS 4 mg.')[0]?.fixes).toEqual(['morphine sulfate', 'magnesium sulfate'])
  })

  test('is spared in the words of somebody else', () => {
    expect(rulesOf('Patient: “I take 10 U QD.” Takes 10 U.')).toEqual(['ismp-units'])
    expect(rulesOf('Label reads "5.0 mg QD".')).toEqual([])
    const quote = 'insulin glargine 10 U SC QD'
    const cited = aStatement({ text: `${quote}. Now 12 U.`, evidence: [charted(quote)] })
    expect(errorProneOf(cited).map(({ written }) => written)).toEqual([' U'])
  })

  const words = fc.constantFrom(
    ...CASES.flatMap(([, written]) => written.split(/(?<=\.) /)),
    ...CASES.flatMap(([, written]) => written.split(' ')),
    '“QD”',
    '12',
    '.5',
    '5.0',
    'mg',
    '(',
    '1',
  )
  const texts = fc.array(words, { maxLength: 12 }).map((parts) => parts.join(' '))

  test('put right is found no more, whatever stands around it', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(errorProneIn(allRight(text))).toEqual([])
      }),
    )
  })

  test('put right keeps the value of every number', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const finding of errorProneIn(text)) {
          const after = quantitiesOf(putRight(text, finding)).map(({ value }) => value)
          for (const { value } of quantitiesOf(text)) expect(after).toContain(value)
        }
      }),
    )
  })

  test('is exactly what stands at its place, and none overlaps another', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let last = 0
        for (const { start, end, written } of errorProneIn(text)) {
          expect(text.slice(start, end)).toBe(written)
          expect(start).toBeGreaterThanOrEqual(last)
          last = end
        }
      }),
    )
  })
})
