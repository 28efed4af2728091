import type { NoteEntry } from '../build/document-reference.ts'

export const notes: readonly NoteEntry[] = [
  {
    kind: 'emergency',
    on: '2026-06-24T21:00',
    by: 'castellan',
    text: `
      EMERGENCY DEPARTMENT NOTE
      Five days of coarse tremor, unsteady gait, loose stools. On lithium 1,200 mg nightly for years.
      Took ibuprofen 400 mg three times a day for 2 weeks after a back strain, hot weather, drank little.
      Other medicines: quetiapine 100 mg nightly, levothyroxine 75 mcg. No overdose, no alcohol.
      BP 134/86, heart rate 58. Coarse tremor both hands, wide-based gait, clear mind. Temperature normal.
      ECG: sinus bradycardia, flat T waves, QTc 448 ms.
      Lithium 1.94 mmol/L 14 hours after the last dose, creatinine 1.32 (0.86 in February).
      Chronic lithium toxicity from ibuprofen and dehydration. Lithium and ibuprofen stopped, saline.
      Poison center and Dr Onwudiwe agree. Observed overnight on the short-stay ward.
      Repeat level tomorrow 06:00. Dialysis not needed at this level without confusion.
    `,
  },
  {
    kind: 'consult',
    on: '2026-07-07T13:40',
    by: 'onwudiwe',
    labels: ['psychiatry', 'restricted'],
    separate: true,
    text: `
      PSYCHIATRY NOTE, SENSITIVE
      Seen after lithium toxicity. Without lithium for 13 days: sleeping 5 hours, talks fast, PHQ-9 14
      from the week before. No thoughts of harming herself. Works three days a week at the library.
      Conflict with her former husband about the children; asks that none of this reaches him.
      Hands no longer shake. Afraid of going without lithium: last time ended in hospital.

      Lithium 0.31, creatinine 0.92. Tremor gone, gait normal.
      Plan: lithium again at 900 mg nightly, level in 5 days, quetiapine 100 mg nightly continues.
      No NSAIDs; acetaminophen for pain. Drink 2 litres a day. Early-warning plan renewed with sister.
    `,
  },
  {
    kind: 'progress',
    on: '2026-02-10T09:55',
    by: 'marchbank',
    text: `
      PROGRESS NOTE
      Tired, cold, 3.4 kg heavier than last spring. TSH 8.1 (5.2 in November), free T4 0.78.
      Mood steady, sleeps 8 hours. Periods regular. No change of medicines for a year.

      Lithium level 0.91, creatinine 0.86, calcium 9.9.
      BP 116/72, heart rate 72, weight 75.8 kg. Thyroid slightly enlarged, smooth.
      Reflexes slow to relax, skin dry, no tremor.

      ASSESSMENT AND PLAN
      Hypothyroidism on lithium: levothyroxine 75 mcg in the morning, TSH in 8 weeks.
      Lithium continues, Dr Onwudiwe informed.
    `,
  },
]
