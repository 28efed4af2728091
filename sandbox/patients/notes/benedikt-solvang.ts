import type { NoteEntry } from '../build/document-reference.ts'

export const notes: readonly NoteEntry[] = [
  {
    kind: 'history',
    on: '2026-10-29T09:45',
    by: 'thorvald',
    text: `
      PREOPERATIVE HISTORY AND PHYSICAL
      71-year-old man, left hip pain for 5 years, now at rest and at night, walks 200 m with a cane.
      Ibuprofen 400 mg up to three times a day, to be stopped a week before surgery.
      Hypertension, sleep apnea with CPAP. Appendectomy as a boy, no trouble with anesthesia.
      Latex: rash and itching. Codeine: vomiting.

      BP 134/80, heart rate 70, weight 93.6 kg. Left hip: flexion 85, internal rotation 0, pain at the end.
      X-ray: joint space gone, osteophytes. Hemoglobin 14.2, creatinine 0.94, HbA1c 5.6 %, INR 1.0.

      Plan: left total hip replacement {2026-11-17}, spinal anesthesia, latex-free room, CPAP on the ward.
    `,
  },
  {
    kind: 'operative',
    on: '2026-11-17T10:20',
    by: 'thorvald',
    separate: true,
    text: `
      OPERATIVE NOTE
      Procedure: left total hip arthroplasty, posterior approach, uncemented.
      Surgeon: Magnus Thorvald, MD. Anesthesia: spinal. Latex-free room.
      Findings: bare bone of the femoral head and acetabulum, large osteophytes.
      Acetabular cup 56 mm with two screws, highly cross-linked liner, stem size 6, ceramic head 36 mm.
      Stable to 90 degrees of flexion and 45 of internal rotation, leg lengths equal.
      Sciatic nerve seen and protected. Capsule and short rotators repaired.
      Blood loss 650 mL. Tranexamic acid 1 g before incision and at closure. Cefazolin 2 g before incision.
      No drain. Complications: none.
      Weight bearing as tolerated, posterior hip precautions, enoxaparin from the first morning.
    `,
  },
  {
    kind: 'progress',
    on: '2026-11-18T08:15',
    by: 'thorvald',
    text: `
      ORTHOPEDICS PROGRESS NOTE, DAY 1
      Pain 5 of 10 moving, 3 resting. Slept with CPAP. No chest pain, no calf pain. Urine 420 mL overnight.
      BP 104/58, heart rate 94, temperature 99.5 F, SpO2 95 % on 1 L.
      Dressing dry. Moves ankle and toes, sensation normal, pulses good.
      Abdomen soft. Eats breakfast. No nausea with oxycodone.
      Hemoglobin 9.4 (11.6 last evening, 14.2 before), creatinine 1.31 (0.94 before).

      1. Acute blood loss anemia: no transfusion at 9.4 without symptoms, repeat tomorrow.
      2. Creatinine rising, pressure low: hold lisinopril, amlodipine too if systolic falls under 100.
         No NSAID (celecoxib not started), fluids 75 mL/h until drinking.
      3. Up with therapy twice today.
    `,
  },
  {
    kind: 'nursing',
    on: '2026-11-19T06:30',
    by: 'wilkos',
    text: `
      NURSING NOTE, NIGHT
      Slept in 2 hour stretches with CPAP. Oxycodone 5 mg at 21:40 and 03:15, pain 3 to 4 of 10.
      Light-headed when first sitting up at 05:00, settled in 2 minutes, BP then 98/56 sitting.
      Walked 6 m to the bathroom with walker and one assistant. Urine 310 mL since 22:00.
      Hip precautions recalled with one reminder. Pillow between the knees in bed.
      Enoxaparin 40 mg given at 08:00 yesterday, next due 08:00. No bleeding from gums or urine.
      No bowel movement since {2026-11-16}. Dressing dry. Calves soft.
      Morning labs: hemoglobin 8.7, creatinine 1.52. Team told at 06:20.
    `,
  },
]
