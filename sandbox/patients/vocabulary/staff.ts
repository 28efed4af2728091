import type { PlaceKey } from './places.ts'

/** Someone who works at the site: US name with the degree as suffix, and what they do. */
export type StaffMember = {
  readonly family: string
  readonly given: string
  readonly degree: string
  readonly specialty: readonly [nucc: string, title: string]
  /** Where they usually see patients. */
  readonly place: PlaceKey
  /** Signs in to the EHR; the others only appear in charts. */
  readonly username?: string
}

const physician = (
  family: string,
  given: string,
  place: PlaceKey,
  specialty: readonly [string, string],
): StaffMember => ({ family, given, degree: 'MD', specialty, place })

export const staff = {
  okafor: {
    family: 'Okafor',
    given: 'Daniel',
    degree: 'MD',
    specialty: ['207R00000X', 'Internal Medicine Physician'],
    place: 'generalMedicine',
    username: 'okafor.d',
  },
  reyes: {
    family: 'Reyes',
    given: 'Ana',
    degree: 'MD',
    specialty: ['207Q00000X', 'Family Medicine Physician'],
    place: 'familyMedicine',
    username: 'reyes.a',
  },
  marchbank: {
    family: 'Marchbank',
    given: 'Leonie',
    degree: 'NP',
    specialty: ['363LF0000X', 'Family Nurse Practitioner'],
    place: 'generalMedicine',
    username: 'marchbank.l',
  },
  wilkos: {
    family: 'Wilkos',
    given: 'Tomasz',
    degree: 'RN',
    specialty: ['163W00000X', 'Registered Nurse'],
    place: 'generalMedicine',
    username: 'wilkos.t',
  },
  tan: physician('Tan', 'Wei', 'cardiology', ['207RC0000X', 'Cardiovascular Disease Physician']),
  oseiVries: physician('Osei-Vries', 'Hanneke', 'womensHealth', [
    '207V00000X',
    'Obstetrics & Gynecology Physician',
  ]),
  brandvold: physician('Brandvold', 'Rafael', 'infusion', [
    '207RH0003X',
    'Hematology & Oncology Physician',
  ]),
  lindgren: physician('Lindgren-Khan', 'Soraya', 'dialysis', [
    '207RN0300X',
    'Nephrology Physician',
  ]),
  thorvald: physician('Thorvald', 'Magnus', 'orthopedics', [
    '207X00000X',
    'Orthopaedic Surgery Physician',
  ]),
  onwudiwe: physician('Onwudiwe', 'Beatrix', 'psychiatry', ['2084P0800X', 'Psychiatry Physician']),
  farrokh: physician('Farrokh-Moreau', 'Elias', 'infectiousDisease', [
    '207RI0200X',
    'Infectious Disease Physician',
  ]),
  hallward: physician('Hallward', 'Yusra', 'neurology', ['2084N0400X', 'Neurology Physician']),
  vesterholm: physician('Vesterholm', 'Conrad', 'pulmonary', [
    '207RP1001X',
    'Pulmonary Disease Physician',
  ]),
  sandoval: physician('Sandoval-Beck', 'Ottilie', 'endocrinology', [
    '207RE0101X',
    'Endocrinology, Diabetes & Metabolism Physician',
  ]),
  castellan: physician('Castellan', 'Noor', 'emergency', [
    '2085R0202X',
    'Diagnostic Radiology Physician',
  ]),
  wexcombe: physician('Wexcombe', 'Gideon', 'hospitalMedicine', [
    '207ZP0102X',
    'Anatomic & Clinical Pathology Physician',
  ]),
  leclair: physician('Leclair-Singh', 'Amara', 'hospitalMedicine', [
    '208M00000X',
    'Hospitalist Physician',
  ]),
} as const satisfies Record<string, StaffMember>

export type StaffKey = keyof typeof staff

export const staffName = (key: StaffKey): string => {
  const { given, family, degree } = staff[key]
  return `${given} ${family}, ${degree}`
}
