import { type ClinicalKind, clinicalKinds } from '../note/clinical-words.ts'
import { type NoteTypeCode, noteTypes, type SectionCode } from '../note/note-types.ts'
import type { Utterance } from './utterances.ts'

/** The kinds of content a note has a place for. */
export type Home =
  | 'complaint'
  | 'systems'
  | 'history'
  | 'past'
  | 'surgical'
  | 'family'
  | 'social'
  | 'medications'
  | 'allergies'
  | 'exam'
  | 'results'
  | 'assessment'
  | 'plan'

// The sections that may hold each kind, the most fitting first.
const PLACES: Readonly<Record<Home, readonly SectionCode[]>> = {
  complaint: ['10154-3', '42349-1'],
  systems: ['10187-3', '10164-2', '8648-8', '59768-2'],
  history: ['10164-2', '8648-8', '59768-2'],
  past: ['11348-0', '10164-2', '8648-8', '59768-2'],
  surgical: ['47519-4', '11348-0', '10164-2', '8648-8', '59768-2'],
  family: ['10157-6', '11348-0', '10164-2', '8648-8', '59768-2'],
  social: ['29762-2', '10164-2', '8648-8', '59768-2'],
  medications: ['10160-0', '10164-2', '10183-2', '59768-2'],
  allergies: ['48765-2', '10160-0', '10164-2', '59768-2'],
  exam: ['29545-1', '8648-8', '59776-5'],
  results: ['30954-2', '8648-8', '59776-5'],
  assessment: ['51848-0', '51847-2', '11535-2', '59769-0'],
  plan: ['18776-5', '51847-2', '8653-8'],
}

/** The homes that an utterance is placed in by its words. */
export type Place = Exclude<Home, 'complaint' | 'systems'>

const CUES: Readonly<Record<Place, RegExp>> = {
  history:
    /\b(?:since|started|ago|days?|weeks?|months?|years?|worse|better|sometimes|every|history of|brings|here for|presents)\b/i,
  past: /\b(?:history of|diagnosed|in the past|used to|chronic|years ago)\b/i,
  surgical:
    /\b(?:surgery|surgeries|operation|removed|replaced|replacement|hysterectomy|appendectomy|colonoscopy)\b/i,
  family:
    /\b(?:mother|mom|father|dad|brother|sister|grandmother|grandfather|grandma|grandpa|aunt|uncle|cousin|family history|runs in (?:the|my) family)\b/i,
  social:
    /\b(?:smok\w*|cigarettes?|tobacco|alcohol|drink\w*|beers?|wine|drugs|marijuana|vap\w+|married|live with|retired|work(?:s|ing)? (?:as|at|in)|exercise)\b/i,
  medications:
    /\b(?:taking|take|takes|took|prescribed|dose|medications?|medicines?|pills?|over.the.counter|supplements?|inhaler)\b/i,
  allergies: /\ballerg(?:y|ies|ic)\b/i,
  exam: /\b(?:exam(?:ination)?|hear|listen\w*|lungs?|heart|murmur|tender\w*|palpation|palpate|range of motion|appreciate|auscultation|reflexes|edema|swelling|clear|blood pressure|heart rate|temperature|oxygen\w*|saturation|vital signs|vitals|flexion|extension|crackles|wheezes|pulses)\b/i,
  results:
    /\b(?:x-?rays?|xrays?|mri|ct|ultrasound|echo\w*|ekg|labs?|blood ?work|results?|biopsy|hemoglobin|a1c|creatinine|came back|shows?|showed|reveals?|white blood|scan|urinalysis|culture)\b/i,
  assessment:
    /\b(?:i think|looks like|consistent with|diagnos\w+|likely|due to|suspect|i believe|my impression|we call|stable|(?:well|poorly|not well|not|un)[- ]?controlled|(?:not )?at goal|for your (?:first|second|third|next)|what (?:that|this) means|evidence of)\b/i,
  plan: /\b(?:i want you|i'd like you|going to|will|let's|recommend|prescribe|order|refer\w*|continue|increase|decrease|start|stop|follow.?up|come back|schedule|call (?:me|us)|see you (?:in|again)|repeat|physical therapy|take it|try|avoid|ice|brace|return|set up|make sure you|you can|you should|need to|bring (?:him|her|them) back|emergency room)\b/i,
}

const SMALL_TALK =
  /\b(?:how are you|nice to (?:see|meet)|good to (?:see|meet)|good morning|good afternoon|thank you|thanks|you're welcome|welcome back|have a (?:good|great|nice)|take care|bye|excited for|halloween|christmas|thanksgiving|vacation|weather|any (?:other )?questions|sounds (?:good|great|like a plan)|does that (?:sound|make)|let me (?:take a look|look|see)|let's (?:go ahead and |just |now )*(?:look at|review|take a look|talk|move on|get (?:you|the patient))|get you (?:discharged|checked out|scheduled up)|as (?:\w+ )?as I am|want to be reminded|(?:I|they) appreciate (?:it|you|your)|i'm glad|sorry to hear|that's (?:great|good|awesome|nice|funny)|for example|(?:most|some|many|a lot of|other) people|people (?:have|who|with|that)|what that means|what (?:this|that) is called|sound good|side effects (?:are|of|can|include)|front desk|check(?:ed)? (?:you )?out|signed out)\b/i
// Instructions at the bedside say nothing that was found. In the patient’s mouth the same words are
// complaints: “worse when I lie down”.
const BEDSIDE =
  /\b(?:take a deep breath|deep breath|listen to|is (?:it|that|this) (?:painful|tender)|do a (?:quick )?(?:physical )?exam|(?:have|like) you (?:to )?(?:flex|extend|bend|lift|push|pull|squeeze|stand|turn)|show me|try (?:and|to) (?:move|lift|push|bend)|does .{0,40} hurt|say ah|open your mouth|lay back|lie (?:back|down)|sit up|follow my finger|(?:I'm|we're) (?:just )?going to (?:go ahead and )?(?:just |quickly )?(?:take a )?(?:listen|look|check|press|push|touch|bend|lift|tap|squeeze|examine|do a|feel|pull|twist|flex|extend|rotate)|I (?:also )?(?:enjoy|love)|quick (?:physical )?exam|when I (?:press|push|touch|palpate)|close your eyes|reach out|breathe (?:in|out|normally)|look (?:up|down|straight|at (?:me|my))|turn (?:your head|around)|touch your|(?:going to|gonna) touch|squeeze my|push (?:up|down|against)|relax (?:your|the)|have a seat|hold (?:your )?hands|tilt your|hop up|does (?:it|that|this) hurt|let me|have to do an? (?:\w+ )?exam|do an? \w+ exam on you|rest of (?:the|my|your) exam|all of my exam|going to (?:just )?(?:sit here|lay you))\b/i

const NUMBER =
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve) (?:days?|weeks?|months?|years?)\b/i

/** A number in digits, or a time in words: "in two weeks". */
export const hasNumber = (text: string): boolean => NUMBER.test(text)

// "Then they would have a heart attack at 50": whoever a clinician calls "they" is not the patient,
// and in a note without names it would read as if.
const OF_OTHERS =
  /^(?:(?:and|but|so|then|or|because|likely|probably|maybe|usually)\b,? ?)*they(?:'(?:re|ll|d|ve))?\b/i

/** Whether a text speaks of tobacco, alcohol, work or home. */
export const isOfHabits = (text: string): boolean => CUES.social.test(text)

/** Where an utterance belongs and how much it says; undefined when it says nothing for a note. */
export function homeOf(utterance: Utterance): { home: Place; score: number } | undefined {
  const { text, stems } = utterance
  const isBedside = utterance.speaker !== 'patient' && BEDSIDE.test(text)
  if (utterance.isCommand || utterance.isDenied || SMALL_TALK.test(text) || isBedside)
    return undefined
  if (utterance.speaker === 'clinician' && OF_OTHERS.test(text)) return undefined
  const kinds = new Set(stems.flatMap((key) => [...clinicalKinds(key)]))
  const substance = new Set(stems.filter((key) => clinicalKinds(key).size > 0)).size
  if (substance === 0 && !hasNumber(text)) return undefined
  const home =
    utterance.speaker === 'clinician' ? clinicianHome(text, kinds) : patientHome(text, kinds)
  if (!home) return undefined
  return { home, score: substance + (hasNumber(text) ? 2 : 0) + (CUES[home].test(text) ? 1 : 0) }
}

const FUTURE =
  /\b(?:going to|will|(?:I|we)'ll|I'm referring|(?:I|we) (?:do )?want to|recommended|set up|want you|like you|like to|let's|recommend|prescribe|refer|continue|increase|decrease|follow.?up|schedule|call (?:me|us)|see you (?:in|again)|you should|you can|we can|need you|try to|make sure|bring (?:him|her|them) back|go to the (?:er|emergency))\b/i

function clinicianHome(text: string, kinds: ReadonlySet<ClinicalKind>): Place | undefined {
  if (
    /\b(?:past medical history|history of|here (?:today )?for|presents?|coming in|who (?:comes|presents))\b/i.test(
      text,
    )
  )
    return 'history'
  if (/\bmy (?:diagnosis|impression|assessment)\b/i.test(text)) return 'assessment'
  if (FUTURE.test(text) && CUES.plan.test(text)) return 'plan'
  if (kinds.has('drug') && /\d/.test(text) && !CUES.results.test(text)) return 'plan'
  if (CUES.results.test(text) && (kinds.has('test') || kinds.has('condition'))) return 'results'
  if (
    /\d/.test(text) &&
    (kinds.has('test') || /cholesterol|sugar/i.test(text)) &&
    !kinds.has('drug')
  )
    return 'results'
  if (CUES.assessment.test(text)) return 'assessment'
  if (
    CUES.exam.test(text) &&
    (kinds.has('finding') || kinds.has('site') || kinds.has('side') || /\d/.test(text))
  )
    return 'exam'
  if (CUES.plan.test(text)) return 'plan'
  if (STATES_FINDING.test(text) && (kinds.has('site') || kinds.has('finding'))) return 'exam'
  if (kinds.has('finding')) return 'exam'
  return kinds.has('condition') ? 'assessment' : undefined
}

const STATES_FINDING =
  /^(?:There(?:'s| is| are)|No|You(?: do)? have|I (?:do )?(?:see|notice|feel)|Your|Presence of)\b/i

const TAKEN = new RegExp(`${CUES.medications.source}|\\bon\\b`, 'i')

function patientHome(text: string, kinds: ReadonlySet<ClinicalKind>): Place {
  if (CUES.allergies.test(text) && kinds.has('allergy')) return 'allergies'
  if (CUES.family.test(text)) return 'family'
  if (CUES.social.test(text) && !kinds.has('drug')) return 'social'
  if (kinds.has('drug') && (!kinds.has('symptom') || TAKEN.test(text))) return 'medications'
  if (CUES.surgical.test(text)) return 'surgical'
  return CUES.past.test(text) && kinds.has('condition') ? 'past' : 'history'
}

/** The section of this type of note that holds such content; undefined when it has none. */
export const sectionFor = (type: NoteTypeCode, home: Home): SectionCode | undefined =>
  PLACES[home].find((code) => noteTypes[type].includes(code))
