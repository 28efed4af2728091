import type { NoteEntry } from '../build/document-reference.ts'

export const notes: readonly NoteEntry[] = [
  {
    kind: 'discharge',
    on: '2026-04-18T10:40',
    by: 'reyes',
    text: `
      NEWBORN DISCHARGE SUMMARY
      Girl born {2026-04-16} at 05:10 by spontaneous vaginal delivery, 39 weeks 4 days.
      Apgar 8 and 9. Birth weight 3.42 kg, length 50.2 cm, head 34.2 cm.
      Mother blood group A positive, group B streptococcus negative.
      Pregnancy uneventful, rubella immune, hepatitis B and HIV negative, syphilis screen negative.
      Breastfeeding well. Stool and urine passed within 24 hours.
      Exam: pink, active, fontanelle soft, heart without murmur, hips stable, red reflex both eyes.
      Bilirubin 11.8 mg/dL at 49 hours, below treatment level.
      Hearing screen passed both ears. Newborn screen sent. Hepatitis B vaccine given.
      Pulse oximetry screen for heart disease passed. Safe sleep and car seat reviewed.
      Weight check and bilirubin in 2 days with Dr Reyes.
    `,
  },
  {
    kind: 'progress',
    on: '2026-10-20T10:05',
    by: 'reyes',
    text: `
      WELL CHILD VISIT, 6 MONTHS
      With mother, through a Spanish interpreter. No concerns.
      Breastfed, oatmeal and mashed vegetables since 5 months. Sleeps on her back in her own crib.
      Rolls both ways, sits with support, passes a toy from hand to hand, babbles.
      Parents do not smoke. Mother well, depression screen negative.
      Weight 7.7 kg, length 66.1 cm, head 42.4 cm; all near the 50th percentile and steady.
      Exam normal, hips stable, red reflex both eyes.
      Vaccines of 6 months given. Vitamin D 400 units daily continues.
      Acetaminophen 3 mL if feverish after the vaccines, for at most 2 days.
      Peanut and egg may be introduced at home. Next visit at 9 months.
    `,
  },
]
