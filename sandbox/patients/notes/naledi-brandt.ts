import type { NoteEntry } from '../build/document-reference.ts'

export const notes: readonly NoteEntry[] = [
  {
    kind: 'history',
    on: '2026-07-09T09:45',
    by: 'oseiVries',
    text: `
      FIRST PRENATAL VISIT
      Second pregnancy, one living child. Last menstrual period {2026-05-07}, sure, cycle 28 days.
      Today 9 weeks 0 days, due {2027-02-11}. Heart motion seen, size agrees with dates.
      First pregnancy: vaginal birth at term, boy 3.6 kg; Rh immune globulin at 28 weeks and after.
      Nausea most of the day, vomits once, keeps fluids down.
      No surgery, no chronic disease, no smoking, no alcohol. No known allergies.

      BP 112/68, weight 66.2 kg, height 168 cm.
      Plan: prenatal labs, vitamins, ondansetron 4 mg as needed.
      Rh negative: antibody screen now and at 28 weeks, immune globulin at 28 weeks.
    `,
  },
  {
    kind: 'progress',
    on: '2026-10-22T09:40',
    by: 'oseiVries',
    text: `
      PRENATAL VISIT, 24 WEEKS 0 DAYS
      Feels the baby move daily. No bleeding, no contractions, no headache.
      Sleeps on her side. Works at a desk, walks at lunch. Nausea gone since August.
      Flu vaccine today.

      BP 114/70, weight 72.6 kg, fundal height 24 cm, fetal heart 146/min. Urine protein negative.
      No edema. Weight gain 6.4 kg since the first visit.
      Anatomy survey {2026-09-24} normal.
      Signs of early labor and when to call reviewed.
      Next: 50 g glucose screen, blood count and antibody screen in 3 weeks.
      At 28 weeks: Rh immune globulin 300 mcg and Tdap.
    `,
  },
]
