import { snomed } from '../codes/snomed.ts'

export type VisitKind = {
  readonly label: string
  readonly encounterClass: 'AMB' | 'EMER' | 'IMP' | 'VR'
  readonly type: readonly [code: string, display: string, ...rest: readonly unknown[]]
}

export const visits = {
  office: { label: 'Office visit', encounterClass: 'AMB', type: snomed.followUp },
  newPatient: { label: 'New patient visit', encounterClass: 'AMB', type: snomed.newPatient },
  wellChild: { label: 'Well child visit', encounterClass: 'AMB', type: snomed.wellChild },
  prenatal: { label: 'Prenatal visit', encounterClass: 'AMB', type: snomed.prenatalVisit },
  telephone: { label: 'Telephone call', encounterClass: 'VR', type: snomed.telephoneEncounter },
  emergency: { label: 'Emergency visit', encounterClass: 'EMER', type: snomed.emergencyVisit },
  inpatient: { label: 'Hospital stay', encounterClass: 'IMP', type: snomed.hospitalAdmission },
  infusion: { label: 'Infusion visit', encounterClass: 'AMB', type: snomed.chemotherapy },
  dialysis: { label: 'Hemodialysis', encounterClass: 'AMB', type: snomed.hemodialysis },
} as const satisfies Record<string, VisitKind>

export type VisitKey = keyof typeof visits
