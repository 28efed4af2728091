import type { NoteEntry } from '../build/document-reference.ts'

export const notes: readonly NoteEntry[] = [
  {
    kind: 'discharge',
    on: '2026-09-19T11:30',
    by: 'leclair',
    text: `
      DISCHARGE SUMMARY
      Admitted {2026-09-15} with jaundice, fever 102.4 F and BP 94/56. Pancreatic adenocarcinoma with
      liver metastases since {2026-04-21}; chose not to have chemotherapy.
      Cholangitis: bilirubin 14.8, white cells 18.6. Antibiotics, ERCP with a stent on {2026-09-16}.
      Bilirubin 6.1 and no fever at discharge. Eats little, in bed most of the day.
      Pain 3 of 10 on oral morphine, sleeps at night. Itching better since the stent.
      Family meeting {2026-09-18}: home with hospice, no return to hospital, no resuscitation.
      Discharge: morphine solution 10 mg every 4 hours as needed, lorazepam 0.5 mg as needed.
      Metformin and lisinopril stopped.
    `,
  },
  {
    kind: 'telephone',
    on: '2026-10-21T07:40',
    by: 'okafor',
    text: `
      TELEPHONE NOTE
      Hospice nurse reports that Mr Varnhagen died at home today at 04:50, his wife and son with him.
      Nurse confirmed death at 06:40: no breathing, no pulse, pupils fixed.
      Comfortable in the last days, morphine twice yesterday. Death certificate signed: pancreatic cancer.
      Called Mrs Varnhagen. Bereavement visit by hospice arranged.
    `,
  },
]
