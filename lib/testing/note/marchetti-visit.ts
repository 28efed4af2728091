import { readTranscript } from '../../ambient/read-transcript.ts'
import type { Transcript } from '../../ambient/transcript.ts'
import en from '../../messages/en/note.ts'
import { type ChartFact, citeFact } from '../../note/chart-fact.ts'
import type { Note, Statement } from '../../note/note.ts'
import { emptyNote, type SectionCode } from '../../note/note-types.ts'
import { noteId, said, transcriptId } from './note-builders.ts'

// A synthetic visit: Rosalind Marchetti, seen for cough and swollen ankles. It belongs to the chart
// of lib/testing/chart/marchetti.ts.
const SPOKEN = `
[09:14:20] Dr Okafor: What brings you in today?
[09:14:31] Patient: It’s this cough. About three weeks, dry. It’s worse when I lie down.
[09:14:50] Dr Okafor: How are you sleeping?
[09:14:58] Patient: Propped up. I’m on three pillows now, I used to need one.
[09:15:40] Patient: And my ankles. By evening I can’t get my shoes on, both sides swollen, since the start of the month.
[09:16:12] Patient: My weight at home was 78 kilos, now it says 81. That’s in about ten days.
[09:17:03] Dr Okafor: Are you taking your medicines?
[09:17:09] Patient: Yes. The little water pill, furosemide, twenty milligrams, every morning.
[09:17:20] Patient: And ibuprofen for the knee, most days.
[09:18:02] Patient: I get up twice a night to pee.
[09:21:05] Dr Okafor: I hear crackles at both bases, and there’s pitting edema to mid-shin on both legs.
[09:23:40] Dr Okafor: I want you on eighty milligrams of furosemide once a day, and we’ll repeat the bloods in a week.
[09:24:30] Dr Okafor: Weigh yourself every morning. Call us if you gain a kilo in a day or two kilos in a week.
[09:24:51] Patient: My sister was told she has a thyroid problem.
`

export const marchettiVisit: Transcript = read(SPOKEN)

function read(text: string): Transcript {
  const result = readTranscript(text, transcriptId)
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

const fact = (given: ChartFact): ChartFact => given

const patient = fact({
  kind: 'patient',
  reference: 'Patient/marchetti',
  name: '68-year-old woman',
  quote: 'Born 05-Apr-1958 (68 y), Female',
})
const heartFailure = fact({
  kind: 'problem',
  reference: 'Condition/heart-failure',
  name: 'heart failure with reduced ejection fraction',
  quote: 'Heart failure with reduced ejection fraction, 2024',
})
const kidneyDisease = fact({
  kind: 'problem',
  reference: 'Condition/ckd',
  name: 'CKD stage 3a',
  quote: 'Chronic kidney disease, CKD stage 3a, 2023',
})
const diabetes = fact({
  kind: 'problem',
  reference: 'Condition/diabetes-1',
  name: 'type 2 diabetes',
  quote: 'Type 2 diabetes mellitus, 2011',
})
const furosemide = fact({
  kind: 'medication',
  reference: 'MedicationRequest/furosemide',
  name: 'furosemide',
  quote: 'furosemide 40 mg tablet, oral, once daily',
  source: 'Dr Reyes, 14-May-2026',
})
const weight = fact({
  kind: 'observation',
  reference: 'Observation/weight-0',
  name: 'weight',
  quote: 'weight 81.4 kg, up 3.1 kg since 02-Sep-2026 (19-Nov-2026 08:56)',
})
const bloodPressure = fact({
  kind: 'observation',
  reference: 'Observation/bp-0',
  name: 'blood pressure',
  quote: 'BP 148/84 mmHg (19-Nov-2026 08:56)',
})
const ntProBnp = fact({
  kind: 'observation',
  reference: 'Observation/ntprobnp-0',
  name: 'NT-proBNP',
  quote: 'NT-proBNP 1840 pg/mL (12-Nov-2026), 612 pg/mL (14-May-2026)',
})
const potassium = fact({
  kind: 'observation',
  reference: 'Observation/potassium-0',
  name: 'potassium',
  quote: 'potassium 5.3 mmol/L (12-Nov-2026)',
})
const creatinine = fact({
  kind: 'observation',
  reference: 'Observation/creatinine-0',
  name: 'creatinine',
  quote: 'creatinine 1.24 mg/dL (12-Nov-2026)',
})
const egfr = fact({
  kind: 'observation',
  reference: 'Observation/egfr-0',
  name: 'eGFR',
  quote: 'eGFR 47 mL/min/1.73 m² (12-Nov-2026)',
})

export const marchettiFacts: readonly ChartFact[] = [
  patient,
  heartFailure,
  kidneyDisease,
  diabetes,
  furosemide,
  weight,
  bloodPressure,
  ntProBnp,
  potassium,
  creatinine,
  egfr,
]

let count = 0
const drafted = (
  text: string,
  turns: readonly number[],
  facts: readonly ChartFact[] = [],
): Statement => ({
  id: `m${++count}`,
  text,
  drafted: text,
  origin: turns.length > 0 ? 'drafter' : 'chart',
  evidence: [...facts.map(citeFact), ...turns.map((turn) => said(marchettiVisit, turn))],
})

const statements: Readonly<Partial<Record<SectionCode, readonly Statement[]>>> = {
  '10164-2': [
    drafted(
      '68-year-old woman with heart failure with reduced ejection fraction, CKD stage 3a and type 2 diabetes, seen for cough.',
      [1],
      [patient, heartFailure, kidneyDisease, diabetes],
    ),
    drafted(
      'Dry cough for about 3 weeks, worse lying down; now sleeps on 3 pillows, before on 1.',
      [1, 2, 3],
    ),
    drafted('Both ankles swollen by evening since the start of the month.', [4]),
    drafted('Home weight up from 78 kg to 81 in about 10 days.', [5]),
    {
      id: 'm-denies',
      text: 'Denies chest pain and palpitations.',
      drafted: 'Denies chest pain and palpitations.',
      origin: 'drafter',
      evidence: [],
    },
  ],
  '10160-0': [drafted('Takes furosemide 20 mg once daily.', [7])],
  '29545-1': [
    drafted(
      'BP 148/84 mmHg, weight 81.4 kg, up 3.1 kg since 02-Sep-2026.',
      [],
      [bloodPressure, weight],
    ),
    drafted('Crackles at both bases. Pitting edema to mid-shin on both legs.', [10]),
  ],
  '30954-2': [
    drafted('NT-proBNP 1840 pg/mL on 12-Nov-2026, up from 612 pg/mL.', [], [ntProBnp]),
    drafted(
      'Potassium 5.3 mmol/L, creatinine 1.24 mg/dL, eGFR 47 mL/min/1.73 m².',
      [],
      [potassium, creatinine, egfr],
    ),
  ],
  '51847-2': [
    {
      id: 'm-own',
      text: 'Decompensated heart failure: orthopnea, edema, weight gain and rising NT-proBNP.',
      origin: 'clinician',
      evidence: [],
    },
    drafted('Furosemide eighty milligrams once a day. Repeat bloods in a week.', [11]),
    drafted(
      'Weigh every morning; call with a gain of a kilo in a day or two kilos in a week.',
      [12],
    ),
  ],
}

/** The drafted note of that visit: one sentence nobody said, one dose that conflicts with the chart. */
export const marchettiNote: Note = {
  ...withStatements(emptyNote('11506-3', noteId, (code) => en.section[code])),
  transcriptId,
}

function withStatements(note: Note): Note {
  const sections = note.sections.map((section) => ({
    ...section,
    statements: Object.entries(statements).find(([code]) => code === section.code)?.[1] ?? [],
  }))
  return { ...note, sections }
}
