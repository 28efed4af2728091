import type { NoteEntry } from '../build/document-reference.ts'

export const notes: readonly NoteEntry[] = [
  {
    kind: 'emergency',
    on: '2026-03-04T02:00',
    by: 'castellan',
    text: `
      EMERGENCY DEPARTMENT NOTE
      Generalized seizure of 7 minutes at the group home, ended after diazepam 20 mg rectally.
      Group home staff timed it; stiff, then jerking of all limbs, blue lips, eyes up.
      Two doses of divalproex missed over the weekend. Valproate 42, glucose 112, lactate 3.4.
      Sleepy on arrival, back to himself by 01:00 according to staff. No injury, tongue bitten.
      Afraid of the needle; blood drawn with his caregiver holding his hand, numbing cream used.
      Guardian Isolde Petherbridge reached by telephone, agrees with treatment and return home.
      Evening dose given here. Dr Hallward within 2 weeks.
      Staff to use a dose box with alarms. No driving, no bath alone (already so).
    `,
  },
  {
    kind: 'progress',
    on: '2026-03-17T11:15',
    by: 'hallward',
    text: `
      NEUROLOGY PROGRESS NOTE
      With sister (guardian) and caregiver. Seizure {2026-03-03}; before that two short ones in winter.
      Levetiracetam made him hit others, stopped in December. Lamotrigine: rash with fever in {2014}.
      EEG {2026-03-10}: generalized spike and wave.
      BP 124/76, weight 98.4 kg. Gait normal, mild tremor of both hands.

      ASSESSMENT AND PLAN
      Generalized epilepsy, breakthrough seizures. Divalproex raised from 500 to 1000 mg twice daily.
      Level, platelets, liver values and ammonia in 3 weeks and every 6 months.
      Watch for sleepiness, vomiting, bruises. Consent given by his sister.
    `,
  },
  {
    kind: 'telephone',
    on: '2026-11-16T15:40',
    by: 'reyes',
    text: `
      TELEPHONE NOTE
      Caregiver of Larchmont House: more sleepy for 2 weeks, drops things, eats less. No seizure, no fever.
      Doses are given as ordered, 1000 mg twice daily, none missed. No new medicine, no fall.
      Labs of {2026-11-12}: valproate 118, ammonia 92, platelets 124.
      Visit on {2026-11-19} with caregiver. Dr Hallward messaged about the dose.
      To the emergency department if he vomits or cannot be woken easily.
    `,
  },
]
