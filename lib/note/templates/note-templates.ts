import type { NoteTemplate } from './note-template.ts'

/** The specialties that have a template of their own, in the order they are offered. */
export const specialties = [
  'primary-care',
  'cardiology',
  'pulmonology',
  'endocrinology',
  'orthopedics',
  'mental-health',
  'pediatrics',
  'obstetrics',
  'emergency',
  'hospital',
] as const
export type Specialty = (typeof specialties)[number]

export type BuiltInTemplate = NoteTemplate & { readonly specialty: Specialty }

const MEDICATIONS = { '10160-0': '{{medications}}.', '48765-2': '{{allergies}}.' }
const PROGRESS = '11506-3'
const CONSULTATION = '11488-4'

/** Templates that come with Chartside. They hold places for the chart only, no finding and no advice. */
export const noteTemplates: readonly BuiltInTemplate[] = [
  {
    id: 'primary-care-follow-up',
    specialty: 'primary-care',
    title: 'Primary care, follow-up',
    type: PROGRESS,
    order: [],
    phrases: { ...MEDICATIONS, '29545-1': '{{last BP}}.' },
    length: 'standard',
  },
  {
    id: 'assessment-first',
    specialty: 'primary-care',
    title: 'Progress note, assessment first',
    type: PROGRESS,
    order: ['51847-2'],
    phrases: {},
    length: 'short',
  },
  {
    id: 'diabetes-follow-up',
    specialty: 'endocrinology',
    title: 'Diabetes, follow-up',
    type: PROGRESS,
    order: [],
    phrases: {
      ...MEDICATIONS,
      '29545-1': '{{last BP}}.\n{{last weight}}.',
      '30954-2': '{{last 2 A1c}}.\n{{last creatinine}}.\n{{last LDL}}.',
    },
    length: 'standard',
  },
  {
    id: 'thyroid-follow-up',
    specialty: 'endocrinology',
    title: 'Thyroid, follow-up',
    type: PROGRESS,
    order: [],
    phrases: {
      ...MEDICATIONS,
      '29545-1': '{{last HR}}.\n{{last weight}}.',
      '30954-2': '{{last 2 TSH}}.',
    },
    length: 'short',
  },
  {
    id: 'heart-failure-follow-up',
    specialty: 'cardiology',
    title: 'Heart failure, follow-up',
    type: PROGRESS,
    order: [],
    phrases: {
      ...MEDICATIONS,
      '29545-1': '{{last 2 weight}}.\n{{last BP}}.',
      '30954-2': '{{last 2 NT-proBNP}}.\n{{last potassium}}.\n{{last creatinine}}.',
    },
    length: 'standard',
  },
  {
    id: 'cardiology-consultation',
    specialty: 'cardiology',
    title: 'Cardiology, consultation',
    type: CONSULTATION,
    order: ['42349-1', '51848-0', '18776-5'],
    phrases: { '11348-0': '{{problems}}.', '10160-0': '{{medications}}.' },
    length: 'full',
  },
  {
    id: 'pulmonology-follow-up',
    specialty: 'pulmonology',
    title: 'Lungs, follow-up',
    type: PROGRESS,
    order: [],
    phrases: { ...MEDICATIONS, '29545-1': '{{last SpO2}}.\n{{last RR}}.' },
    length: 'standard',
  },
  {
    // The joint first: examination and images lead to the plan.
    id: 'orthopedics-follow-up',
    specialty: 'orthopedics',
    title: 'Orthopedics, follow-up',
    type: PROGRESS,
    order: ['10164-2', '29545-1', '30954-2', '51847-2'],
    phrases: { '48765-2': '{{allergies}}.' },
    length: 'short',
  },
  {
    id: 'orthopedics-consultation',
    specialty: 'orthopedics',
    title: 'Orthopedics, consultation',
    type: CONSULTATION,
    order: ['42349-1', '10164-2', '29545-1', '30954-2'],
    phrases: { '11348-0': '{{problems}}.', '10160-0': '{{medications}}.' },
    length: 'standard',
  },
  {
    // What was said is most of the examination.
    id: 'mental-health-follow-up',
    specialty: 'mental-health',
    title: 'Mental health, follow-up',
    type: PROGRESS,
    order: ['10164-2', '29545-1', '51847-2', '10160-0'],
    phrases: MEDICATIONS,
    length: 'full',
  },
  {
    id: 'mental-health-intake',
    specialty: 'mental-health',
    title: 'Mental health, first visit',
    type: '34117-2',
    order: ['10154-3', '10164-2', '11348-0', '29762-2', '10157-6', '29545-1'],
    phrases: MEDICATIONS,
    length: 'full',
  },
  {
    id: 'well-child-visit',
    specialty: 'pediatrics',
    title: 'Well child visit',
    type: PROGRESS,
    order: ['10164-2', '29545-1'],
    phrases: {
      '48765-2': '{{allergies}}.',
      '29545-1': '{{last weight}}.\n{{last height}}.\n{{last temp}}.',
    },
    length: 'standard',
  },
  {
    id: 'pediatrics-sick-visit',
    specialty: 'pediatrics',
    title: 'Sick child visit',
    type: PROGRESS,
    order: [],
    phrases: { ...MEDICATIONS, '29545-1': '{{last weight}}.\n{{last temp}}.\n{{last HR}}.' },
    length: 'short',
  },
  {
    id: 'prenatal-visit',
    specialty: 'obstetrics',
    title: 'Prenatal visit',
    type: PROGRESS,
    order: ['10164-2', '29545-1', '30954-2'],
    phrases: {
      ...MEDICATIONS,
      '29545-1': '{{last BP}}.\n{{last 2 weight}}.',
      '30954-2': '{{last hgb}}.',
    },
    length: 'short',
  },
  {
    id: 'emergency-visit',
    specialty: 'emergency',
    title: 'Emergency department visit',
    type: '34111-5',
    order: [],
    phrases: {
      ...MEDICATIONS,
      '11348-0': '{{problems}}.',
      '29545-1': '{{last BP}}.\n{{last HR}}.\n{{last SpO2}}.\n{{last temp}}.',
    },
    length: 'standard',
  },
  {
    id: 'discharge',
    specialty: 'hospital',
    title: 'Discharge summary',
    type: '18842-5',
    order: [],
    phrases: { '10183-2': '{{medications}}.', '48765-2': '{{allergies}}.' },
    length: 'full',
  },
]
