import type { NoteEntry } from '../build/document-reference.ts'

export const notes: readonly NoteEntry[] = [
  {
    kind: 'consult',
    on: '2026-08-27T10:00',
    by: 'brandvold',
    separate: true,
    text: `
      ONCOLOGY CONSULT
      52-year-old woman with a lump in the left breast since June, found by herself.
      Ultrasound 24 mm mass at 2 o'clock, axilla clear. Biopsy {2026-08-11}: invasive ductal
      carcinoma grade 3, estrogen, progesterone and HER2 receptors negative. CT and bone scan clear.
      Hypothyroidism on levothyroxine. Two pregnancies, menopause at 50. Aunt with breast cancer at 61.

      BP 124/76, weight 67.5 kg, height 165 cm, body surface 1.74 m2. ECOG 0.
      24 mm firm mobile mass upper outer left breast, no nodes.

      ASSESSMENT AND PLAN
      Triple-negative breast cancer, clinical stage IIA (T2 N0 M0).
      Preoperative doxorubicin and cyclophosphamide every 3 weeks, 4 cycles, then paclitaxel weekly.
      Echocardiogram, port, genetic counselling, dental check before cycle 1.
    `,
  },
  {
    kind: 'progress',
    on: '2026-11-05T09:10',
    by: 'brandvold',
    text: `
      ONCOLOGY PROGRESS NOTE, CYCLE 3 DAY 1
      Tired for 5 days after cycle 2, nausea well held with olanzapine and ondansetron.
      No fever. Mouth sore for 3 days, healed. Mass smaller to the touch.
      Lowest neutrophils after cycle 2: 0.7 on {2026-10-27}, without fever; no growth factor so far.

      BP 116/72, temperature 98.4 F, weight 65.8 kg. Mass 14 mm. Port site clean.
      Neutrophils 2.4, hemoglobin 10.1, platelets 221. Creatinine 0.80.

      Proceed with cycle 3 at full dose. If neutrophils fall below 0.5 or fever: pegfilgrastim with cycle 4.
      Call for temperature of 100.4 F or more, day or night.
    `,
  },
  {
    kind: 'nursing',
    on: '2026-11-16T10:15',
    by: 'wilkos',
    title: 'Laboratory call',
    text: `
      NURSING NOTE
      Laboratory called critical neutrophils 0.4 and platelets 58, day 12 of cycle 3. Dr Brandvold told.
      Read back and confirmed at 09:50.
      Patient reached by telephone: no fever, temperature 98.8 F, no bleeding, eating.
      Neutropenia advice repeated: thermometer twice a day, no visitors with colds, come in for 100.4 F.
      She has the number of the night line and repeated it.
      Husband at home, 15 minutes from the hospital.
      Blood count again on {2026-11-19}.
    `,
  },
  {
    kind: 'history',
    on: '2026-11-19T08:40',
    by: 'leclair',
    docStatus: 'preliminary',
    text: `
      HISTORY AND PHYSICAL (UNSIGNED DRAFT OF THE TEAM)
      Shaking chills since 04:00, 38.6 C at home. Day 15 after the third AC cycle. Sore throat, no cough,
      Last ate yesterday evening. Acetaminophen 1 g at 05:00. No travel, grandchild with a cold last week.
      no diarrhea, no urinary symptoms. Port flushed without chills.
      BP 92/54, heart rate 122, respirations 24, SpO2 95 %, 101.8 F. Mouth: two ulcers. Chest clear.
      Abdomen soft. Port site not red.
      Alert, oriented, skin warm, capillary refill 3 seconds.
      White cells 0.8, neutrophils 0.2, platelets 41, lactate 4.2, potassium 2.8.
      Febrile neutropenia with likely sepsis. Cultures drawn 07:55, cefepime 2 g given 08:20,
      30 mL/kg crystalloid running, potassium replaced. Admit to hospital medicine.
    `,
  },
]
