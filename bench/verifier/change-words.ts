import { clinicalKinds } from '#lib/note/clinical-words.ts'
import { contentStems, stem, type Word, wordsOf } from '#lib/note/words.ts'
import { type Mutation, pick, type Subject, withText } from './subject.ts'

const matching = (text: string, pattern: RegExp): Word[] =>
  wordsOf(text).filter((word) => pattern.test(word.text))

const ofKind = (text: string, kind: 'drug' | 'site'): Word[] =>
  wordsOf(text).filter(({ text: word }) => clinicalKinds(stem(word)).has(kind))

const putting = (text: string, word: Word | undefined, replacement: string | undefined) =>
  word && replacement && text.slice(0, word.start) + replacement + text.slice(word.end)

const isSaid = ({ statement }: Subject, word: string): boolean =>
  statement.evidence.some(({ quote }) => quote.toLowerCase().includes(word))

// Names that are confused (ISMP list of confused drug names, a part), and two that do not exist.
const OTHER_DRUGS =
  `hydralazine hydroxyzine metoprolol metformin prednisolone prednisone clonidine clonazepam lamotrigine
  lamivudine glipizide glyburide celecoxib citalopram tramadol trazodone bupropion buspirone losartan valsartan
  cefazolin ceftriaxone zelotrapine cardivastin`.split(/\s+/)
const DRUG_IN_GENERAL =
  /^(?:medic|pill|tablet|dose|supplement|antibiotic|steroid|statin|inhaler|iron|vitamin)/

/** M3: another drug, of a like name or of none that exists. */
export const changeDrug: Mutation = (subject, chance) => {
  const { text } = subject.statement
  const drugs = ofKind(text, 'drug').filter((word) => !DRUG_IN_GENERAL.test(word.text))
  const others = OTHER_DRUGS.filter((drug) => !isSaid(subject, drug))
  return withText(subject, putting(text, pick(drugs, chance), pick(others, chance)))
}

const SITES = 'knee ankle shoulder elbow hip wrist neck abdomen chest foot'.split(' ')

/** M5: the other side, or another part of the body. */
export const changeSide: Mutation = (subject, chance) => {
  const { text } = subject.statement
  const [side] = matching(text, /^(?:left|right)$/)
  const other = side?.text === 'left' ? 'right' : 'left'
  if (side && isSideOf(text, side) && !isSaid(subject, other)) {
    return withText(subject, putting(text, side, other))
  }
  const said = new Set(
    subject.statement.evidence.flatMap(({ quote }) => contentStems(wordsOf(quote))),
  )
  const sites = SITES.filter((site) => !said.has(stem(site)))
  return withText(subject, putting(text, pick(ofKind(text, 'site'), chance), pick(sites, chance)))
}

/** "Left" and "right" are sides only before a part of the body. */
const isSideOf = (text: string, side: Word): boolean =>
  ofKind(text, 'site').some(({ start }) => start > side.end && start - side.end < 20)

type Rewriting = readonly [RegExp, string]

const NEGATIONS: readonly Rewriting[] = [
  [/^Denies /, 'Reports '],
  [/^(?:Reports|Endorses) /, 'Denies '],
  [/^Does not (have|take|smoke|drink|use|feel) /, 'Does $1 '],
  [/^Has not /, 'Has '],
  [/^Did not /, 'Did '],
  [/^No /, ''],
  [/^Has been /, 'Has not been '],
  [/^Has /, 'Has no '],
  [/^Is /, 'Is not '],
  [/^Takes /, 'Does not take '],
  [/^Feels /, 'Does not feel '],
  [/\bthere is no /i, 'there is '],
  [/\bthere(?: is|'s) (?!no )/i, 'there is no '],
  [/\b(is|are|was|were) not /, '$1 '],
  [/\b(is|are|was|were) (?!not )/, '$1 not '],
  [/\bwithout /, 'with '],
  [/\bno (?=\w)/, ''],
]

/** M4: a denial becomes a finding, a finding a denial. */
export const changePolarity: Mutation = (subject) =>
  withText(subject, rewritten(subject, NEGATIONS))

const TIMES: readonly Rewriting[] = [
  [/\bwill (?:be )?(?:order|ordering|get|check)\b/i, 'got'],
  [/^(?:Order|Start|Refer|Prescribe|Schedule|Increase|Continue)\b/, 'Was already given:'],
  [/\bgoing to (order|start|prescribe|refer|increase|get|do)\b/, 'already did $1'],
  [/\bwill (start|order|prescribe|refer|increase|continue)\b/i, 'had already $1ed'],
  [/\b(?:started|began) /i, 'will start '],
  [/^Had /, 'Will have '],
  [/^Has had /, 'Will have '],
  [/\bwas diagnosed with\b/i, 'will be evaluated for'],
  [/^Took /, 'Will take '],
  [/\bstopped\b/, 'will stop'],
  [
    /\b(?:had|underwent) (?=(?:\w+ )?(?:surgery|hysterectomy|appendectomy|transplant|mri|ct|colonoscopy))/i,
    'will have ',
  ],
]

/** M8: what was done is planned, what is planned was done. */
export const changeTime: Mutation = (subject) => withText(subject, rewritten(subject, TIMES))

const rewritten = ({ statement: { text } }: Subject, all: readonly Rewriting[]) => {
  if (text.includes('“')) return undefined
  const rewriting = all.find(([pattern]) => pattern.test(text))
  return rewriting && text.replace(rewriting[0], rewriting[1])
}
