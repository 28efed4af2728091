import { clinicalKinds } from '../note/clinical-words.ts'
import type { SectionCode } from '../note/note-types.ts'
import { stem } from '../note/words.ts'
import type { Candidate } from './candidates.ts'
import type { Utterance } from './utterances.ts'
import { capitalised } from './write-out.ts'

// Where somebody says why the patient is here; the complaint is what follows, up to the end of the
// phrase.
const REASON =
  /\b(?:presents?|presenting|presented|here|came in|coming in|come in|comes in|in|seen)(?: here)?(?: today)?(?: with| for| because of| due to| complaining of| to follow up on)+(?: (?:evaluation of|complaints? of|follow-?up (?:of|on|for)|a follow-?up (?:of|on|for)|concerns? (?:of|for|about)|some|a little bit of|your|his|her|their|my|the|an?|having|new|ongoing|for))* ([^.,?]+)/i
const SAID =
  /\b(?:i(?:'ve| have) been having|i(?:'ve| have) been experiencing|i(?:'ve| have) had|i(?:'ve| have) got|i(?:'m| am) having|i have|having trouble with|problems with)(?: (?:some|a little bit of|a lot of|this|these|really bad|bad|my|a|an|the))* ([^.,?]+)/i
const PHRASE_END =
  /\b(?:who|which|that|and (?:how|what|so|i|you|he|she|it)|so|but|because|since|when|after|for|i|you|he|she|it|today|now|lately|recently|can|could|is|are|was|has|have|having|on|over|going|ever|about|what|how|tell|from|where|while)\b.*$/i
const MOST_WORDS = 6
const FIRST_TURNS = 14

/**
 * Why the patient is here, as a phrase: "Joint pain." From the first turns that give a reason.
 *
 * @param section of the note that holds it
 */
export function chiefComplaint(
  utterances: readonly Utterance[],
  section: SectionCode,
): Candidate | undefined {
  const early = utterances.filter(({ evidence }) => evidence.turn < FIRST_TURNS)
  for (const pattern of [REASON, SAID]) {
    for (const { text, evidence, isCommand, isDenied } of early) {
      const complaint = isCommand || isDenied ? undefined : complaintIn(pattern.exec(text)?.[1])
      if (complaint)
        return {
          section,
          text: `${capitalised(complaint)}.`,
          evidence: [evidence],
          score: 99,
          at: -1,
        }
    }
  }
  return undefined
}

function complaintIn(phrase: string | undefined): string | undefined {
  const complaint = phrase
    ?.replace(PHRASE_END, '')
    .replace(/^been |\b(?:your|my|his|her)\b/gi, '')
    .replace(/\b(?:evaluation|follow-?up)?(?: and also)?\s*$/i, '')
    .replace(/\s+(?:and|or|of|in|with|as|to|this|some|a|the)?\s*$/i, '')
    .replace(/\s+/g, ' ')
    .trim()
  if (!complaint || complaint.split(' ').length > MOST_WORDS) return undefined
  if (/^(?:pain|symptoms?|surgery|problems?|treatment)$/i.test(complaint)) return undefined
  return complaint.split(' ').some(isComplaint) ? complaint : undefined
}

const isComplaint = (word: string): boolean => {
  const kinds = clinicalKinds(stem(word.toLowerCase()))
  return kinds.has('symptom') || kinds.has('condition')
}
