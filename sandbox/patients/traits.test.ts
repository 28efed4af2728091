import { expect, test } from 'vitest'
import { elementsAt, textAt } from '../fhir/resource.ts'
import { yearsBetween } from './build/calendar.ts'
import { flagsOf, readChart, statusesOf, valuesOf } from './read-chart.ts'
import { syntheticSite } from './synthetic-site.ts'

const TODAY = '2026-11-19'
const { resources } = syntheticSite({
  seed: 7,
  today: new Date(`${TODAY}T15:00Z`),
  timeZone: 'America/New_York',
})

const chart = (mrn: string) => readChart(resources, mrn)

const mrns = resources
  .filter(({ resourceType }) => resourceType === 'Patient')
  .map((patient) => textAt(patient, 'identifier.value') ?? '')

test.each(mrns)('patient %s is on the schedule today, unless dead', (mrn) => {
  const { patient, ofType } = chart(mrn)
  const today = ofType('Encounter').filter(
    (visit) =>
      visit.status === 'in-progress' ||
      (visit.status === 'planned' && textAt(visit, 'period.start')?.startsWith(TODAY)),
  )
  expect(today).toHaveLength(patient?.deceasedDateTime ? 0 : 1)
})

/** Trait of the site → whether the charts have it. Readers rely on each of them being there. */
const traits: readonly (readonly [string, () => boolean])[] = [
  [
    'a four-year-old with growth data and vaccines',
    () => {
      const { patient, ofType, observed } = chart('4491036')
      return (
        yearsBetween(String(patient?.birthDate), TODAY) === 4 &&
        observed('59576-9').length > 2 &&
        ofType('Immunization').length > 15
      )
    },
  ],
  [
    'a dose by weight',
    () =>
      chart('4491036')
        .texts('MedicationRequest', 'note.text')
        .some((note) => /mg\/kg/.test(String(note))),
  ],
  ['an infant of seven months', () => chart('4496220').patient?.birthDate === '2026-04-16'],
  [
    'a pregnancy of 28 weeks, Rh negative, with a high glucose screen and a draft order',
    () => {
      const { observed, texts, ofType } = chart('4478813')
      return (
        valuesOf(observed('11884-4')).at(-1) === 28 &&
        flagsOf(observed('1504-0')).includes('H') &&
        texts('Observation', 'valueCodeableConcept.text').includes('Rh negative') &&
        statusesOf(ofType('MedicationRequest')).has('draft')
      )
    },
  ],
  [
    'fourteen medicines or more, an INR series, and no known drug allergies',
    () => {
      const { ofType, observed, texts } = chart('4402217')
      return (
        ofType('MedicationRequest').filter(({ status }) => status === 'active').length >= 14 &&
        observed('6301-6').length >= 18 &&
        texts('AllergyIntolerance', 'code.coding.code').includes('409137002')
      )
    },
  ],
  [
    'a medicine on hold',
    () => statusesOf(chart('4402217').ofType('MedicationRequest')).has('on-hold'),
  ],
  [
    'critical results, high and low',
    () => {
      const flags = flagsOf(chart('4486690').ofType('Observation'))
      return flags.includes('HH') && flags.includes('LL')
    },
  ],
  [
    'one analyte in two units, and HbA1c in two',
    () => {
      const { observed } = chart('4488125')
      return ['2345-7', '14749-6', '4548-4', '59261-8'].every(
        (loinc) => observed(loinc).length >= 4,
      )
    },
  ],
  [
    'a dosage in words only',
    () =>
      chart('4488125')
        .ofType('MedicationRequest')
        .some((found) => !textAt(found, 'dosageInstruction.timing.code.text')),
  ],
  [
    'an inpatient on the second day after an operation',
    () => {
      const stay = chart('4459034')
        .ofType('Encounter')
        .find(({ status }) => status === 'in-progress')
      return (
        textAt(stay, 'class.code') === 'IMP' &&
        textAt(stay, 'period.start')?.startsWith('2026-11-17') === true
      )
    },
  ],
  [
    'lithium levels with a toxic one, and labelled psychiatry notes',
    () => {
      const { observed, texts } = chart('4475560')
      return (
        flagsOf(observed('14334-7')).includes('HH') &&
        texts('DocumentReference', 'meta.security.code').includes('PSY')
      )
    },
  ],
  [
    'a death last month',
    () => String(chart('4431178').patient?.deceasedDateTime).startsWith('2026-10'),
  ],
  [
    'a surname of more than forty letters, four given names, more than six allergies',
    () => {
      const { patient, ofType } = chart('4483302')
      return (
        /^\w{40,}$/.test(textAt(patient, 'name.family') ?? '') &&
        elementsAt(patient, 'name.given').length === 4 &&
        ofType('AllergyIntolerance').length > 6
      )
    },
  ],
  [
    'a name in Chinese script with its transliteration',
    () => {
      const { patient } = chart('4470058')
      return (
        elementsAt(patient, 'name.text').join() === '闻人靖舒,Jingshu Wenren' &&
        elementsAt(patient, 'name.extension.valueCode').join() === 'IDE,ABC'
      )
    },
  ],
  ['a patient with nothing but demographics and a visit', () => chart('4498871').all.length === 1],
  [
    'a very restricted patient',
    () => {
      const { patient, all } = chart('4465501')
      return [patient, ...all].every((found) =>
        elementsAt(found, 'meta.security.code').includes('V'),
      )
    },
  ],
  [
    'local test codes without LOINC',
    () =>
      chart('4423309').texts('Observation', 'code.coding.system').includes('urn:oid:2.999.1859.4'),
  ],
  [
    'results in every state',
    () => {
      const states = statusesOf(chart('4423309').ofType('Observation'))
      return [
        'corrected',
        'amended',
        'entered-in-error',
        'preliminary',
        'registered',
        'cancelled',
        'final',
      ].every((state) => states.has(state))
    },
  ],
  [
    'comparators, strings, missing values and hemolyzed specimens',
    () => {
      const { texts } = chart('4423309')
      return (
        texts('Observation', 'valueQuantity.comparator').includes('<') &&
        texts('Observation', 'valueQuantity.comparator').includes('>') &&
        texts('Observation', 'valueString').includes('11') &&
        texts('Observation', 'dataAbsentReason.coding.code').includes('not-performed') &&
        texts('Observation', 'note.text').some((note) => /HEMOLYZED/.test(String(note)))
      )
    },
  ],
  [
    'a note replaced by another, and one written in the wrong chart',
    () => {
      const states = statusesOf(chart('4423309').ofType('DocumentReference'))
      return states.has('superseded') && states.has('entered-in-error')
    },
  ],
  [
    'more than 300 observations of one patient',
    () => chart('4438846').ofType('Observation').length > 300,
  ],
  [
    'HIV under control and hepatitis C cured, both labelled',
    () => {
      const { texts, observed } = chart('4492741')
      return (
        texts('Condition', 'meta.security.code').includes('HIV') &&
        elementsAt(observed('20447-9').at(-1), 'valueQuantity.comparator').includes('<')
      )
    },
  ],
  [
    'a guardian, and valproate above its range',
    () => {
      const { patient, observed } = chart('4467719')
      return (
        elementsAt(patient, 'contact.relationship.coding.code').includes('GUARD') &&
        flagsOf(observed('4086-5')).at(-1) === 'H'
      )
    },
  ],
  [
    'two patients one could take for each other, with opposite allergies',
    () => {
      const [maria, mariah] = [chart('4480317'), chart('4480371')]
      return (
        textAt(maria.patient, 'name.text') === 'Maria Elena Lopez' &&
        textAt(mariah.patient, 'name.text') === 'Mariah Elena Lopez' &&
        maria.texts('AllergyIntolerance', 'code.text').includes('penicillin') &&
        mariah.texts('AllergyIntolerance', 'code.coding.code').includes('716186003')
      )
    },
  ],
  [
    'somebody nobody has identified',
    () =>
      chart('4499990').patient?.birthDate === undefined &&
      chart('4499990').patient?.gender === 'unknown',
  ],
  [
    'allergies refuted, entered in error, unconfirmed, resolved and in words',
    () => {
      const { texts, ofType } = chart('4483302')
      const states = texts('AllergyIntolerance', 'verificationStatus.coding.code')
      return (
        ['refuted', 'entered-in-error', 'unconfirmed'].every((state) => states.includes(state)) &&
        texts('AllergyIntolerance', 'clinicalStatus.coding.code').includes('resolved') &&
        ofType('AllergyIntolerance').some((found) => !textAt(found, 'code.coding.code'))
      )
    },
  ],
  [
    'a patient nobody asked about allergies',
    () => chart('4488125').ofType('AllergyIntolerance').length === 0,
  ],
  [
    'a medicine that is a resource of its own',
    () => chart('4471902').texts('MedicationRequest', 'medicationReference.reference').length === 1,
  ],
  [
    'a medicine taken on the patient’s word',
    () => chart('4475560').texts('MedicationRequest', 'reportedBoolean').includes(true),
  ],
]

test.each(traits)('there is %s', (_, isPresent) => {
  expect(isPresent()).toBe(true)
})
