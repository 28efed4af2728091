import type { NoteEntry } from '../build/document-reference.ts'

export const notes: readonly NoteEntry[] = [
  {
    kind: 'progress',
    on: '2026-11-12T09:30',
    by: 'lindgren',
    text: `
      DIALYSIS MONTHLY NOTE
      54-year-old man with end-stage renal disease from diabetes and hypertension, in-center
      hemodialysis Tuesday, Thursday, Saturday since {2023-09-05}, left upper arm fistula.
      Gains 2.5 to 3 kg between sessions, cramps in the last half hour twice this month.
      No chest pain. Fistula: good thrill, no prolonged bleeding.

      Dry weight 85.0 kg, blood pressure before treatment 150 to 168 systolic.
      Hemoglobin 10.7, potassium 5.1, phosphate 5.4, calcium 8.9, PTH 412, ferritin 742.

      ASSESSMENT AND PLAN
      1. Volume: lower dry weight by 0.5 kg a week to 84 kg, salt advice again.
      2. Anemia: epoetin 8,000 units each session, unchanged.
      3. Bone: sevelamer 1,600 mg with meals, calcitriol 0.5 mcg daily.
      4. Hepatitis B antibody 21: booster due. Transplant list: active, panel reactivity 12 %.
    `,
  },
  {
    kind: 'discharge',
    on: '2023-09-11T11:20',
    by: 'leclair',
    text: `
      DISCHARGE SUMMARY
      Admitted {2023-09-05} with nausea, itching and swelling; creatinine 11.8, potassium 6.1.
      Kidney failure of diabetes and hypertension, followed since 2019. BP 188/102 on arrival, lungs wet.
      First hemodialysis through the fistula (placed {2023-06-13}) on the same day, six sessions in all.
      Potassium 4.6 and creatinine 7.9 at discharge. Breathing normal, edema gone, 6.2 kg lighter.
      Hemoglobin 8.2 on arrival, no transfusion; epoetin and iron to be given at dialysis.
      Hives with the first dose of vancomycin for a line culture that proved contaminated.
      Discharged to the dialysis unit Tuesday, Thursday, Saturday. Dry weight 82 kg.
    `,
  },
]
