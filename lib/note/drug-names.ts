import { clinicalKinds } from './clinical-words.ts'
import { stem } from './words.ts'

// Stems of the International Nonproprietary Names (WHO INN stem book) and of common older names. Only
// asked of words that the evidence lacks, so that a word that merely looks like a drug costs a look.
const NAME =
  /(?:olol|pril|sartan|statin|azole?|mycin|cillin|floxacin|cyclin|[zp]epam|zolam|triptan|gliptin|gliflozin|glutide?|mab|tinib|ciclib|vir|[cd]ort|sone?|solone?|caine?|profen|dipine?|lukast|parin|xaban|semide?|thiazide?|tidine?|setron|triptyl|oxetine?|traline?|[ai]pine?|idone?|zine|azin|xyzin|alazin|nidine?|[iu]ride?|pizide?|formin|vudine?|oxin|barbital|phylline?|terol|tropium|lamide?|conazol|penem|dronate?|grel|fibrate?|curium|phen|codone?|morphone?|pramin|spiron|afil|trexate?|quine?|parib|prost|vastin|trapin)e?$|^(?:cef|sulfa)\p{L}{4,}$/u
const SHORTEST = 6

/** Whether a word names a drug: one that is known here, or one formed as drugs are named. */
export function namesDrug(word: string): boolean {
  const key = stem(word)
  return clinicalKinds(key).has('drug') || (word.length >= SHORTEST && NAME.test(word))
}
