/** What clinicians write, and how people say it. Means the same, no more and no less. */
const PLAIN: readonly (readonly [RegExp, string])[] = [
  [/\bhypertension\b/gi, 'high blood pressure'],
  [/\bhypotension\b/gi, 'low blood pressure'],
  [/\bhyperlipidemia\b/gi, 'high cholesterol'],
  [/\bmyocardial infarction\b/gi, 'heart attack'],
  [/\bcerebrovascular accident\b/gi, 'stroke'],
  [/\bGERD\b/g, 'acid reflux'],
  [/\bURI\b/g, 'infection of nose and throat'],
  [/\bUTI\b/g, 'urinary infection'],
  [/\bDVT\b/g, 'blood clot in a leg'],
  [/\bedema\b/gi, 'swelling'],
  [/\bdyspnea\b/gi, 'shortness of breath'],
  [/\bpruritus\b/gi, 'itching'],
  [/\bpyrexia\b/gi, 'fever'],
  [/\bfracture\b/gi, 'broken bone'],
  [/\bCBC\b/g, 'blood count'],
  [/\bBMP\b|\bCMP\b/g, 'blood test'],
  [/\burinalysis\b/gi, 'urine test'],
  [/\bechocardiogram\b/gi, 'ultrasound of the heart'],
  [/\bEKG\b|\bECG\b/g, 'heart tracing (ECG)'],
  [/\bNSAIDs\b/g, 'anti-inflammatory painkillers (NSAIDs)'],
  [/\bp\.?o\.?(?=[ ,;]|$)/gi, 'by mouth'],
  [/\bb\.?i\.?d\b\.?(?=[ ,;]|$)/gi, '2 times a day'],
  [/\bt\.?i\.?d\b\.?(?=[ ,;]|$)/gi, '3 times a day'],
  [/\bq\.?i\.?d\b\.?(?=[ ,;]|$)/gi, '4 times a day'],
  [/\b(?:p\.?r\.?n|PRN)\b\.?(?=[ ,;]|$)/gi, 'as needed'],
  [/\btwice daily\b/gi, 'twice a day'],
  [
    /(?<!\btimes )\b(?:once )?daily(?=$|[.,;]| (?:with|for|at|in|by|before|after)\b)/gi,
    'once a day',
  ],
  [/\bambulate\b/gi, 'walk'],
  [/\bdiscontinue\b/gi, 'stop'],
  [/\binitiate\b/gi, 'start'],
]

/** A sentence in words that need no training. Numbers and names of medicines stay as they are. */
export function plainWords(text: string): string {
  let plain = text
  for (const [pattern, said] of PLAIN) plain = plain.replace(pattern, said)
  return plain
}
