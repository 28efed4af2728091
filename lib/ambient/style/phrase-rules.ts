import { type ClinicalKind, clinicalKinds } from '../../note/clinical-words.ts'
import { stem, wordsOf } from '../../note/words.ts'
import { ACTIONS } from '../restate/restate-clinician.ts'

/** What a section asks for: a plan is written as orders, medications as a list. */
export type Place = 'plan' | 'medications' | 'other'

/** The body of a sentence, without a heading, in a shorter form; undefined where it is not certain. */
export type Rule = (body: string, place: Place) => string | undefined

/** The answer to a question after "any other symptoms" denies no symptom that has a name. */
const VAGUE =
  /^blood\.$|^(?:\w+ )?(?:symptoms?|problems?|issues?|complaints?|concerns?|changes?)\b(?! with\b)/i
const PARTICIPLE = /^(?:having|being|feeling|taking|getting|noticing|using|going|\w+ed)\b/i

/** "Denies fever." is "No fever."; "Reports cough." is "Cough." */
export function answer(body: string): string | undefined {
  const [, verb, thing] = /^(Denies|Reports) (.+)$/i.exec(body) ?? []
  if (!thing || VAGUE.test(thing) || PARTICIPLE.test(thing)) return undefined
  return verb?.toLowerCase() === 'denies' ? `No ${thing}` : thing
}

/** "The patient feels dizzy." is "Feels dizzy."; whose plan it is stays told. */
export function subject(body: string, place: Place): string | undefined {
  const [, told] = /^The patient (.+)$/i.exec(body) ?? []
  if (!told) return undefined
  if (place === 'plan') return told.replace(/^(?:is )?/, 'patient ')
  return state(told, place) ?? (FINITE.test(told) ? told : undefined)
}

const FINITE =
  /^(?:(?:also|still|really|just|now|always|never|sometimes|usually|often|recently|actually|probably|definitely|currently) )*(?:is|was|has|had|does|did|doesn't|didn't|hasn't|wasn't|isn't|felt|took|went|got|began|woke|came|saw|\w{2,}[^su]s|\w+ed)\b(?!,)/

/** "has some pain" is "Some pain", "is taking digoxin" is "Taking digoxin". */
function state(told: string, place: Place): string | undefined {
  const own = told.replace(/^does have\b/, 'has')
  const [, lacking] = /^(?:does not|doesn't) have any (.+)$/.exec(own) ?? []
  if (lacking) return joinsVerb(lacking) ? undefined : `No ${lacking}`
  const [, taken] = /^(?:takes|is taking|is on) (.+)$/.exec(own) ?? []
  if (taken && place === 'medications' && startsWith(taken, DRUGS)) return taken
  const [, history, presents] = OPENING.exec(own) ?? []
  if (history) return `${history}; ${presents}`
  const [, had] = /^has (?:had )?(.+)$/.exec(own) ?? []
  const isPast = own.startsWith('has had')
  if (had && isCondition(had) && (!isPast || /\b(?:for|since)\b/.test(had)))
    return had.replace(/^an? /, '')
  const [, is] =
    /^is ((?:still |not |now |currently )?(?:\w+ing|here|not|allergic|able|unable|very|quite|a little|a bit)\b.+)$/.exec(
      own,
    ) ?? []
  return is && !/^going\b/.test(is) ? is : undefined
}

// How a visit is introduced: "has a history of gout and presents with knee pain".
const OPENING =
  /^has an? ((?:past )?(?:medical |surgical )?history [^;]+?),? and (?:is )?((?:presents?|here|comes) .+)$/

const DRUGS: readonly ClinicalKind[] = ['drug']
const CONDITIONS: readonly ClinicalKind[] = ['symptom', 'finding', 'condition', 'degree', 'side']

/** A noun that names something of the body, with nothing after it that another verb tells. */
function isCondition(told: string): boolean {
  const plain = told.replace(/^(?:an?|some) (?:(?:little|bit|lot|history) )*(?:of )?/, '')
  const isNoun =
    !/^(?:\w+(?:ed|en|ly)|almost|never|always|just|fell|cut|torn|hurt|hurts|bleed|swallow)\b/.test(
      plain,
    )
  return isNoun && startsWith(plain, CONDITIONS) && !joinsVerb(told)
}

function startsWith(text: string, kinds: readonly ClinicalKind[]): boolean {
  const words = wordsOf(text).slice(0, 2)
  return words.some(({ text: word }) => kinds.some((kind) => clinicalKinds(stem(word)).has(kind)))
}

const VERB = /^(?:is|was|are|were|can|could|will|would|did|went|got|took|felt|came|\w+(?:ed|s))$/

/** "… and takes Tylenol": what follows needs the subject that would be gone. */
const joinsVerb = (text: string): boolean =>
  [...text.matchAll(/\b(?:and|but|or|then),? (?:also |still |just |now )*([\w']+)/g)].some(
    ([, next = '']) => VERB.test(next) && clinicalKinds(stem(next)).size === 0,
  )

const INTENT = new RegExp(
  `^(?:I|We)(?:'ll| will|(?: do| also)? want to|(?:'d| would) like to|(?:'m| am|'re| are) going to) (?:(?:just|also|then|now|go ahead and) )*(${ACTIONS})\\b (.+)$`,
  'i',
)

/** "I want to increase the lisinopril" is "Increase lisinopril", in a plan. */
export function order(body: string, place: Place): string | undefined {
  if (place !== 'plan') return undefined
  const [, verb, rest] = INTENT.exec(body) ?? []
  const written = verb ? `${verb.toLowerCase()} ${rest}` : body
  const plain = written.replace(
    /^(start|continue) (?:the patient )?on (?:some |the )?(?=\w)/i,
    (whole, action: string) =>
      startsWith(written.slice(whole.length), DRUGS) ? `${action} ` : whole,
  )
  return plain === body ? undefined : plain
}

/** "On the knee exam, there is some edema." is "Knee exam: some edema." */
export function finding(body: string): string | undefined {
  const [, where, what] =
    /^On (?:the |this )?((?:\w+ ){0,2}exam(?:ination)?),? there(?:'s| is| are) (.+)$/i.exec(body) ??
    []
  if (where) return `${where}: ${what}`
  const [, had] = /^Has (.+)$/i.exec(body) ?? []
  return had && isCondition(had) ? had.replace(/^an? /, '') : undefined
}

const PREDICATE =
  /^((?:The |Her |His )?(?:[\w-]+ ){1,4}?)(?:is|are) ((?:still |now |also |very |well |nice and )?(?:clear|regular|normal|intact|negative|positive|soft|non-?tender|stable|benign|full|unremarkable|symmetric|supple|improved|elevated|swollen|worse|better|controlled|decreased|\d[\d./]*)\b.*)$/

/** "The lungs are clear." is "Lungs clear."; what was so stays told as past. */
export function copula(body: string): string | undefined {
  const [, of = '', so = ''] = PREDICATE.exec(body) ?? []
  const isNamed = wordsOf(of).some(({ text }) => clinicalKinds(stem(text)).size > 0)
  const isSimple = !/\b(?:that|which|there|what|who|and|but|is|are|was|has)\b/i.test(of)
  // Speech without a full stop: what runs on says more than one thing.
  const runsOn = /\b(?:is|are)\b/.test(so) || joinsVerb(so)
  return isNamed && isSimple && !runsOn ? of + so : undefined
}
