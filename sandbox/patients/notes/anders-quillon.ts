import type { NoteEntry } from '../build/document-reference.ts'

export const notes: readonly NoteEntry[] = [
  {
    kind: 'discharge',
    on: '2024-02-12T13:20',
    by: 'leclair',
    text: `
      DISCHARGE SUMMARY
      Admitted {2024-02-10} with vomiting for a day after running out of insulin while travelling.
      Glucose 512 mg/dL, pH 7.12, bicarbonate 8, potassium 5.6. Type 1 diabetes since age 11.
      Treated with fluids, insulin infusion and potassium. Gap closed after 14 hours.
      No infection found: chest X-ray clear, urine clean, influenza and COVID tests negative.
      Changed to glargine and lispro on the second day. Creatinine 1.48 on arrival, 0.88 at discharge.
      Eating normally since {2024-02-11}. Anion gap closed, ketones cleared.
      Diabetes educator: storage of insulin when travelling, ketone strips, when to call.
      Discharge: glargine 22 units at bedtime, lispro with meals. Sick-day rules taught back.
      Follow-up with endocrinology; spends summers in Ontario and has a doctor there.
    `,
  },
  {
    kind: 'progress',
    on: '2026-08-25T14:30',
    by: 'sandoval',
    text: `
      ENDOCRINOLOGY PROGRESS NOTE
      24-year-old with type 1 diabetes. Sensor worn 88 % of the time: in range 61 %, below 70 mg/dL 6 %.
      Lows in the afternoon after the gym, two needed help from his roommate, none with glucagon.
      HbA1c 7.7 % (7.9 % in February). Results from Ontario are in mmol/mol: 64 on {2025-09-16} is 8.0 %.

      BP 126/78, weight 74.8 kg. Feet: pulses and monofilament normal. Injection sites soft.
      Urine albumin 18 mg/g (39 mg/g on {2026-02-24}).

      ASSESSMENT AND PLAN
      1. Type 1 diabetes: halve lispro before exercise. Glargine stays at 24 units.
      2. Lisinopril 5 mg was started for albumin in February; stopped by him for cough. On hold,
         repeat urine albumin in 3 months, then decide.
      3. Eye examination due.
    `,
  },
]
