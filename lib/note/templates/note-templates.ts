import type { NoteTemplate } from './note-template.ts'

const MEDICATIONS = { '10160-0': '{{medications}}.', '48765-2': '{{allergies}}.' }

/** Templates that come with Chartside. They hold places for the chart only, no finding and no advice. */
export const noteTemplates: readonly NoteTemplate[] = [
  {
    id: 'primary-care-follow-up',
    title: 'Primary care, follow-up',
    type: '11506-3',
    order: [],
    phrases: { ...MEDICATIONS, '29545-1': '{{last BP}}.' },
    length: 'standard',
  },
  {
    id: 'assessment-first',
    title: 'Progress note, assessment first',
    type: '11506-3',
    order: ['51847-2'],
    phrases: {},
    length: 'short',
  },
  {
    id: 'diabetes-follow-up',
    title: 'Diabetes, follow-up',
    type: '11506-3',
    order: [],
    phrases: {
      ...MEDICATIONS,
      '29545-1': '{{last BP}}.\n{{last weight}}.',
      '30954-2': '{{last 2 A1c}}.\n{{last creatinine}}.\n{{last LDL}}.',
    },
    length: 'standard',
  },
  {
    id: 'heart-failure-follow-up',
    title: 'Heart failure, follow-up',
    type: '11506-3',
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
    title: 'Cardiology, consultation',
    type: '11488-4',
    order: ['42349-1', '51848-0', '18776-5'],
    phrases: { '11348-0': '{{problems}}.', '10160-0': '{{medications}}.' },
    length: 'full',
  },
  {
    id: 'discharge',
    title: 'Discharge summary',
    type: '18842-5',
    order: [],
    phrases: { '10183-2': '{{medications}}.', '48765-2': '{{allergies}}.' },
    length: 'full',
  },
]
