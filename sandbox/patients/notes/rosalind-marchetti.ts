import type { NoteEntry } from '../build/document-reference.ts'

export const notes: readonly NoteEntry[] = [
  {
    kind: 'progress',
    on: '2025-11-21T10:12',
    by: 'okafor',
    text: `
      PROGRESS NOTE
      Reason for visit: follow-up of heart failure, diabetes and blood pressure.

      SUBJECTIVE
      Feels well. Walks 20 minutes on the flat without stopping. Sleeps on 1 pillow.
      No ankle swelling. Weighs herself most mornings, 77 to 78 kg at home.
      Right knee stiff in the morning, takes acetaminophen.

      OBJECTIVE
      BP 132/76, heart rate 70, SpO2 98 % on room air, weight 77.4 kg.
      Neck veins flat. Lungs clear. No edema.
      Labs today: potassium 4.5, creatinine 1.10, HbA1c 7.7 %, NT-proBNP 456.

      ASSESSMENT AND PLAN
      1. Heart failure with reduced ejection fraction, NYHA II, dry. Continue metoprolol
         succinate 50 mg, lisinopril 10 mg, empagliflozin 10 mg, furosemide 20 mg.
         Echocardiogram with Dr Tan in spring.
      2. Type 2 diabetes: HbA1c 7.7 %, falling. Continue metformin 500 mg twice daily.
      3. CKD stage 3a: stable. No NSAIDs for the knee.
      Return in 6 months.
    `,
  },
  {
    kind: 'imaging',
    on: '2026-03-11T14:55',
    by: 'tan',
    text: `
      ECHO REPORT
      Transthoracic echocardiogram {2026-03-11}.
      Indication: heart failure with reduced ejection fraction, two years after diagnosis.
      Rhythm sinus, 68/min. BP 130/76. Image quality good.
      Ejection fraction 34 %, global hypokinesis, left ventricle mildly dilated.
      Moderate functional mitral regurgitation. Left atrium moderately dilated.
      Right ventricle normal. RV systolic pressure 38 mmHg.
      Inferior vena cava 18 mm, collapses. No pericardial effusion, no thrombus.
      Ejection fraction unchanged since 2024.
      Suggest adding spironolactone 25 mg daily; check potassium in 1 week and 4 weeks.
    `,
  },
  {
    kind: 'progress',
    on: '2026-05-14T10:50',
    by: 'reyes',
    separate: true,
    text: `
      PROGRESS NOTE
      Reason for visit: ankle swelling for 2 weeks.

      SUBJECTIVE
      Both ankles swollen by evening. Up 2 kg at home. Sleeps on 1 pillow, no cough.
      Salted ham at a family feast. Taking all medicines, spironolactone since {2026-03-11}.

      OBJECTIVE
      BP 140/82, heart rate 78, SpO2 96 % on room air, weight 79.8 kg (77.4 kg on {2025-11-21}).
      Lungs clear. Pitting edema to the ankles, both sides.

      ASSESSMENT AND PLAN
      1. Heart failure with reduced ejection fraction, mild fluid overload.
         Furosemide raised from 20 mg to 40 mg once daily. Daily weights.
      2. On spironolactone with CKD 3a: basic metabolic panel and NT-proBNP in 2 weeks.
      Low-salt diet reviewed. Return in 3 months, sooner if weight goes up 2 kg.
    `,
  },
  {
    kind: 'progress',
    on: '2026-09-02T11:05',
    by: 'reyes',
    text: `
      PROGRESS NOTE
      Reason for visit: follow-up after lisinopril was raised.

      SUBJECTIVE
      Feels well. No dizziness on standing. Ankles fine. Sleeps on 1 pillow.

      OBJECTIVE
      BP 134/78, heart rate 72, SpO2 97 % on room air, weight 78.3 kg.
      Lungs clear. Trace ankle edema.
      Labs {2026-08-20}: potassium 5.0, creatinine 1.19, NT-proBNP 975 (612 in May), HbA1c 7.3 %.

      ASSESSMENT AND PLAN
      1. Hypertension: better on lisinopril 20 mg (since {2026-08-14}). Continue.
      2. Heart failure: NT-proBNP rising although dry today. Continue furosemide 40 mg,
         metoprolol succinate 50 mg, empagliflozin 10 mg. Stays off spironolactone
         (potassium 5.6 on {2026-05-28}).
      3. CKD 3a, potassium at the upper limit: repeat in 4 weeks. Avoid NSAIDs and salt substitutes.
      Return in 10 weeks with Dr Okafor.
    `,
  },
]
