import { stem, wordsOf } from '../../note/words.ts'

/** The systems of a review of systems, in the order it is written. */
export const bodySystems = [
  'Constitutional',
  'Eyes',
  'Ears, nose and throat',
  'Cardiovascular',
  'Respiratory',
  'Gastrointestinal',
  'Genitourinary',
  'Musculoskeletal',
  'Skin',
  'Neurological',
  'Psychiatric',
] as const

export type BodySystem = (typeof bodySystems)[number]

const SYMPTOMS: Readonly<Record<BodySystem, string>> = {
  Constitutional:
    'fever feverish chills fatigue tired tiredness appetite weight sweats sweating insomnia sleep',
  Eyes: 'vision blurry eye eyes',
  'Ears, nose and throat':
    'hearing tinnitus ringing congestion sneezing throat nose nosebleed hoarse sinus ear ears nasal swallowing allergies',
  Cardiovascular: 'chest palpitation palpitations edema orthopnea syncope fainting',
  Respiratory: 'breath breathing cough coughing wheeze wheezing sputum phlegm dyspnea',
  Gastrointestinal:
    'nausea nauseous vomit vomiting diarrhea constipation heartburn reflux abdomen abdominal belly stomach bloated bloating bowel',
  Genitourinary: 'urination urinate urinating urine incontinence dysuria pee pelvic',
  Musculoskeletal:
    'joint joints muscle muscles back knee knees hip hips shoulder shoulders ankle ankles foot feet neck arm arms leg legs wrist elbow hand hands finger fingers toe stiffness cramp cramps spasms swelling popping clicking ache aches limp',
  Skin: 'rash itch itching itchy hives bruise bruising skin',
  Neurological:
    'headache headaches migraine dizzy dizziness lightheaded lightheadedness numb numbness tingling weakness weak seizure seizures tremor vertigo memory confusion stroke',
  Psychiatric: 'anxious anxiety depressed depression sad suicidal mood',
}

const systems = new Map<string, BodySystem>()
for (const system of bodySystems)
  for (const word of SYMPTOMS[system].split(' ')) systems.set(stem(word), system)

/** The system of a symptom's words, such as "chest pain"; undefined where none is known or two are. */
export function systemOf(symptom: string): BodySystem | undefined {
  const found = new Set(
    wordsOf(symptom).flatMap(({ text }) => {
      const system = systems.get(stem(text))
      return system ? [system] : []
    }),
  )
  const [only] = found
  return found.size === 1 ? only : undefined
}
