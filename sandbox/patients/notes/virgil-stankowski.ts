import type { NoteEntry } from '../build/document-reference.ts'

export const notes: readonly NoteEntry[] = [
  {
    kind: 'discharge',
    on: '2026-01-24T10:30',
    by: 'leclair',
    text: `
      DISCHARGE SUMMARY
      Admitted {2026-01-20} with 4 days of cough, green sputum and breathlessness.
      SpO2 88 % on 4 L, respirations 32, temperature 101.6 F, pH 7.31, pCO2 58.
      COPD exacerbation with right lower lobe pneumonia. Noninvasive ventilation for 14 hours,
      prednisone 40 mg for 5 days, azithromycin and ceftriaxone, then off oxygen by {2026-01-23}.
      Troponin 17, NT-proBNP 268: no heart failure. Blood cultures without growth.
      CT {2026-01-21}: 6 mm nodule right upper lobe, repeat in 12 months.
      A creatinine of 9.4 on arrival was another patient's; his was 0.96.
      Discharge: tiotropium, fluticasone-salmeterol, albuterol, last prednisone tomorrow. Wants to stop smoking.
    `,
  },
  {
    kind: 'progress',
    on: '2026-02-03T10:50',
    by: 'okafor',
    status: 'superseded',
    text: `
      PROGRESS NOTE
      After the hospital stay of January. Breathing as before, walks to the mailbox, 100 m.
      Smoking 5 a day, wants varenicline.
      BP 136/82, SpO2 92 % on room air, weight 59.4 kg. Long expiration, no wheeze.
      Potassium 6.4 reported from Quarry Street.
      1. COPD: go on. 2. Varenicline started. 3. CT of the nodule in January.
    `,
  },
  {
    kind: 'progress',
    on: '2026-02-04T13:15',
    by: 'okafor',
    docStatus: 'amended',
    relates: { how: 'replaces', to: '2026-02-03T10:50' },
    text: `
      PROGRESS NOTE, REPLACES THE NOTE OF {2026-02-03}
      After the hospital stay of January. Breathing as before, walks to the mailbox, 100 m.
      Smoking 5 a day, wants varenicline.
      BP 136/82, SpO2 92 % on room air, weight 59.4 kg. Long expiration, no wheeze.
      Potassium 6.4 reported from Quarry Street was a hemolyzed specimen; repeat today 4.4.
      1. COPD: tiotropium and fluticasone-salmeterol go on, rehabilitation referral.
      2. Nicotine dependence: varenicline 1 mg twice daily after the starting pack.
      3. Nodule 6 mm right upper lobe: CT in January of next year.
    `,
  },
  {
    kind: 'progress',
    on: '2026-08-04T10:45',
    by: 'okafor',
    text: `
      PROGRESS NOTE
      Two bad weeks in May, treated himself with rest. Varenicline gave vivid dreams, stopped after 5 weeks.
      Smokes 10 a day again, 48 pack years. Refuses the flu vaccine.
      Cough with a little white sputum every morning. No blood. Sleeps flat.

      BP 138/80, SpO2 93 % on room air, respirations 18, weight 59.8 kg (61.2 kg a year ago).
      Diminished breath sounds, no edema. Hemoglobin 16.8.

      ASSESSMENT AND PLAN
      1. COPD, severe (FEV1 44 %): same inhalers, technique checked. Dr Vesterholm in autumn.
      2. Weight: high-calorie drinks. 3. Nicotine lozenges offered, will think about it.
    `,
  },
  {
    kind: 'progress',
    on: '2026-08-04T11:20',
    by: 'okafor',
    status: 'entered-in-error',
    text: `
      PROGRESS NOTE
      Right knee pain after a fall from a ladder. (Written in the wrong chart.)
    `,
  },
]
