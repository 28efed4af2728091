import type { NoteEntry } from '../build/document-reference.ts'

export const notes: readonly NoteEntry[] = [
  {
    kind: 'emergency',
    on: '2025-01-16T21:45',
    by: 'castellan',
    text: `
      EMERGENCY DEPARTMENT NOTE
      Cold for 3 days, wheezing since this morning. Third wheezing illness this winter.
      No fever, drinks, wet diapers. No choking. Eczema since 6 months of age.
      Peanut allergy: none eaten today. Vaccines up to date.
      On arrival: SpO2 92 % on room air, respirations 46, subcostal retractions, wheeze throughout.
      Given albuterol by inhaler with spacer 4 puffs three times at 20 minute intervals and one dose
      of oral dexamethasone.
      After 2.5 hours: SpO2 97 % on room air, respirations 30, no retractions, playing.
      Assessment: viral-induced wheeze, moderate. Eczema, peanut allergy (anaphylaxis).
      Home with albuterol inhaler and spacer, follow-up with Dr Reyes this week.
    `,
  },
  {
    kind: 'progress',
    on: '2025-06-12T15:30',
    by: 'reyes',
    text: `
      PROGRESS NOTE
      Here with mother for cough at night twice a week and when running, for 3 months.
      Albuterol helps; used about 3 days a week. Emergency visit {2025-01-16} for wheeze.
      Father had asthma as a child. No smokers at home. A cat since spring.

      Exam: well, no distress, scattered end-expiratory wheeze, flexural eczema mild.

      ASSESSMENT AND PLAN
      1. Mild persistent asthma: start fluticasone 44 mcg 2 puffs twice daily with spacer and mask.
         Albuterol as needed. Asthma action plan given and taught back.
      2. Eczema: moisturizer, hydrocortisone 1 % for flares.
      3. Peanut allergy: epinephrine auto-injector at home and at preschool, checked for expiry.
      Return at the yearly visit, sooner if albuterol is needed more than twice a week.
    `,
  },
  {
    kind: 'progress',
    on: '2026-09-15T11:20',
    by: 'marchbank',
    text: `
      PROGRESS NOTE
      Right ear pain since last night, fever at home. Runny nose for 4 days. No wheeze.
      Drinks well, woke twice in the night. Fluticasone every day, albuterol once this month.
      Temperature 101.8 F, heart rate 124, SpO2 98 %. Weight 16.1 kg.
      Right eardrum bulging and red, left normal. Chest clear.
      Throat pink, no rash, neck supple. Well hydrated.

      Acute otitis media, right. Amoxicillin 720 mg (9 mL) twice daily for 10 days, about 90 mg/kg/day.
      The chart lists a mild rash with amoxicillin at 18 months; mother and record agree it was a
      viral rash. First dose given here, watched 30 minutes, no reaction.
      Acetaminophen for pain. Back in 2 days if fever or pain go on. Allergy entry marked refuted.
    `,
  },
]
