export const places = {
  generalMedicine: 'General medicine',
  familyMedicine: 'Family medicine',
  womensHealth: "Women's health",
  cardiology: 'Cardiology',
  infusion: 'Infusion center',
  dialysis: 'Dialysis unit',
  orthopedics: 'Orthopedics, 4 East',
  hospitalMedicine: 'Hospital medicine, 5 West',
  emergency: 'Emergency department',
  psychiatry: 'Behavioral health',
  infectiousDisease: 'Infectious disease clinic',
  neurology: 'Neurology',
  pulmonary: 'Pulmonary clinic',
  endocrinology: 'Endocrinology',
} as const satisfies Record<string, string>

export type PlaceKey = keyof typeof places

/** Laboratories that report into the charts. */
export const laboratories = {
  own: 'Clinical laboratory',
  outside: 'Fieldbrook Reference Laboratory',
  abroad: 'Northmoor Diagnostics, Ontario',
  legacy: 'Quarry Street Laboratory',
} as const satisfies Record<string, string>

export type LaboratoryKey = keyof typeof laboratories
