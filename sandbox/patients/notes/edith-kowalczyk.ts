import type { NoteEntry } from '../build/document-reference.ts'

export const notes: readonly NoteEntry[] = [
  {
    kind: 'progress',
    on: '2026-08-18T10:30',
    by: 'okafor',
    text: `
      PROGRESS NOTE
      With her daughter, who fills the pill box on Sundays.
      Memory slowly worse, repeats questions, no wandering. Eats less, clothes are loose.
      Fell in March getting up at night; zolpidem was stopped then. Fell again in June in the garden.

      BP 128/66, heart rate 68 irregular, weight 56.2 kg (58.4 kg on {2025-11-18}).
      INR 2.5 in range on warfarin 5 mg daily. Creatinine 1.35, hemoglobin 11.6.

      ASSESSMENT AND PLAN
      1. Permanent atrial fibrillation: continue warfarin (goal INR 2 to 3) and metoprolol 25 mg.
      2. Alzheimer's disease: donepezil 5 mg, memantine 10 mg twice daily.
      3. Weight loss: supplements between meals, weigh monthly.
      4. Falls: physical therapy at home, night light. Review the list of medicines next time.
    `,
  },
  {
    kind: 'telephone',
    on: '2026-09-29T11:30',
    by: 'okafor',
    text: `
      TELEPHONE NOTE
      Laboratory called INR 5.4 (2.7 on {2026-09-15}).
      Azithromycin from {2026-09-22} for a chest cold, finished. No bleeding, no new bruises.
      Eats little this week. Takes the same pill box as always, filled by her daughter.
      Spoke with daughter: skip warfarin tonight and tomorrow, INR again on {2026-10-01}.
      Go to the emergency department for any bleeding, fall or headache.
    `,
  },
  {
    kind: 'emergency',
    on: '2026-10-17T20:35',
    by: 'castellan',
    separate: true,
    text: `
      EMERGENCY DEPARTMENT NOTE
      Third fall this year: rose from a chair, felt dizzy, fell on her left side, hit her head on the rug.
      No loss of consciousness. On warfarin, INR 2.5 today.
      Lives in her own apartment, daughter comes daily. Uses a cane, not at that moment.
      Alert, knows her daughter, not the date, as usual.
      BP 124/62 lying, 102/56 standing. Bruise left hip and left temple, walks with help.
      CT head: no bleeding, moderate atrophy. X-ray of hip and pelvis: no fracture.
      Sodium 133, creatinine 1.46, hemoglobin 11.4.
      Assessment: fall with orthostatic hypotension on furosemide, amlodipine, metoprolol and trazodone.
      Head injury advice given. Home with daughter, see Dr Okafor within 10 days.
    `,
  },
  {
    kind: 'progress',
    on: '2026-10-27T10:40',
    by: 'okafor',
    text: `
      PROGRESS NOTE
      After the fall of {2026-10-17}. Bruises fading. Dizzy most mornings on standing.
      BP 118/60 sitting, 98/54 standing with light-headedness. Weight 55.0 kg.

      ASSESSMENT AND PLAN
      1. Orthostatic hypotension and falls: hold trazodone. Stand up in two steps.
         If still low next time: stop amlodipine, then furosemide every other day.
      2. Warfarin 5 mg five evenings, 4 mg Tuesday and Saturday; INR 2.4 today.
         Stopping anticoagulation discussed with patient and daughter; for now they prefer to go on.
      3. Weight loss 3.4 kg in 11 months: donepezil may add to it, ask Dr Hallward.
    `,
  },
]
