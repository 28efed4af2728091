import type { Note, Section, Statement } from '../note.ts'
import { polaritiesOf } from '../polarity.ts'
import { isResolved, type Verification } from '../verification.ts'
import { contentStems, wordsOf } from '../words.ts'
import {
  type CodeAxis,
  codeAxes,
  type DiagnosisCode,
  type DiagnosisFamily,
} from './diagnosis-family.ts'
import { heartAndMetabolism } from './heart-and-metabolism.ts'
import { otherFamilies } from './other-families.ts'
import { wordsAbout } from './words-about.ts'

/** A problem of the chart that is not over, with its codes of ICD-10-CM. */
export type CodedProblem = {
  readonly reference: string
  readonly name: string
  readonly codes: readonly string[]
}

/** A code with what in the note supports it, and what the note does not say. */
export type CodeSuggestion = {
  readonly code: string
  readonly title: string
  /** The chart holds it for this problem, or it follows from the words of the note. */
  readonly source: 'chart' | 'note'
  /** The statements that assess the problem. */
  readonly because: readonly Statement[]
  /** Of a problem of the chart. */
  readonly reference: string | undefined
  /** What other codes of the problem depend on and the note leaves open. */
  readonly lacking: readonly CodeAxis[]
  /** The note says otherwise than the chart's code for the same problem. */
  readonly chartHas: string | undefined
}

/** A problem that the classification presumes to belong with another one: no code stands alone. */
export type CombinedProblem = {
  readonly title: string
  readonly with: readonly string[]
  readonly because: readonly Statement[]
}

export type CodeSuggestions = {
  readonly suggestions: readonly CodeSuggestion[]
  readonly combined: readonly CombinedProblem[]
}

const families: readonly DiagnosisFamily[] = [...heartAndMetabolism, ...otherFamilies]

/** Assessment, assessment and plan, discharge diagnosis, diagnosis after the procedure. */
const ASSESSMENTS = new Set(['51848-0', '51847-2', '11535-2', '59769-0'])

/**
 * Codes for the problems that a note assesses, each with the statements that support it. A code says
 * no more than the note does: what is not documented is named, and the general code stands. Only
 * statements that stand count, and of them only what they affirm (ICD-10-CM Official Guidelines,
 * section IV.H: what is uncertain is not coded).
 *
 * @param problems the chart's own coded problems that are not over
 */
export function suggestCodes(
  note: Note,
  verification: Verification,
  problems: readonly CodedProblem[],
): CodeSuggestions {
  const standing = new Set(
    verification.statements.filter(isResolved).map(({ statement }) => statement.id),
  )
  const stands = (section: Section) => section.statements.filter(({ id }) => standing.has(id))
  const all = note.sections.flatMap(stands)
  const assessed = note.sections.filter(({ code }) => ASSESSMENTS.has(code)).flatMap(stands)
  const named = families.flatMap((family) => {
    const because = assessed.filter(({ text }) => affirms(text, family.named))
    return because.length > 0 ? [{ family, because }] : []
  })
  const ids = new Set(named.map(({ family }) => family.id))
  for (const { id, codes } of families) {
    if (problems.some((problem) => hasOneOf(problem, codes))) ids.add(id)
  }
  const isTogether = ({ family }: (typeof named)[number]): boolean =>
    combinedWith(family, ids).length > 0 && !saysHow(family, all, problems)
  const alone = named.filter((one) => !isTogether(one))
  return {
    suggestions: [
      ...alone.flatMap(({ family, because }) => suggested(family, because, all, problems)),
      ...chartedOnly(assessed, problems),
    ],
    combined: named.filter(isTogether).map(({ family, because }) => ({
      title: titleOf(family),
      with: combinedWith(family, ids).map(titleOf),
      because,
    })),
  }
}

const combinedWith = (
  { combinesWith = [] }: DiagnosisFamily,
  ids: ReadonlySet<string>,
): readonly DiagnosisFamily[] =>
  families.filter(({ id }) => combinesWith.includes(id) && ids.has(id))

/** The note, or the chart's own code, already says how the two belong together. */
function saysHow(
  family: DiagnosisFamily,
  all: readonly Statement[],
  problems: readonly CodedProblem[],
): boolean {
  const isDocumented = documentedIn(family, all).documented.has('complication')
  const telling = family.codes.filter(({ when }) => when.complication !== undefined)
  return isDocumented || problems.some((problem) => hasOneOf(problem, telling))
}

const titleOf = ({ codes }: DiagnosisFamily): string =>
  generalOf(codes).title.replace(/, unspecified$/, '')

function generalOf(codes: DiagnosisFamily['codes']): DiagnosisFamily['codes'][number] {
  const general = codes.find(({ when }) => Object.keys(when).length === 0)
  if (!general) throw new Error('a family has a general code')
  return general
}

const hasOneOf = ({ codes }: CodedProblem, of: DiagnosisFamily['codes']): boolean =>
  of.some(({ code }) => codes.includes(code))

/** One code; or several that are meant together, as for both feet. */
function suggested(
  family: DiagnosisFamily,
  because: readonly Statement[],
  all: readonly Statement[],
  problems: readonly CodedProblem[],
): readonly CodeSuggestion[] {
  const { documented, lacking } = documentedIn(family, all)
  const fitting = family.codes
    .filter(({ when }) =>
      Object.entries(when).every(([axis, value]) => documented.get(axis) === value),
    )
    .toSorted((a, b) => Object.keys(b.when).length - Object.keys(a.when).length)
  const best = fitting[0] ?? generalOf(family.codes)
  const noted = family.codes.filter((code) => asksTheSame(code, best))
  const problem = problems.find((one) => hasOneOf(one, family.codes))
  const charted = family.codes.find(({ code }) => problem?.codes.includes(code))
  if (!problem || !charted) {
    const told = { because, reference: undefined, lacking, chartHas: undefined }
    return noted.map((code) => ({ ...code, source: 'note', ...told }))
  }
  const { reference } = problem
  // The chart says what the note leaves open; where the note says something else, it is told.
  const agrees = Object.entries(charted.when).every(([axis, value]) => {
    const said = documented.get(axis)
    return said === undefined || said === value
  })
  const chartHas = charted.code
  return agrees
    ? [{ ...charted, source: 'chart', because, reference, lacking, chartHas: undefined }]
    : noted.map((code) => ({ ...code, source: 'note', because, reference, lacking, chartHas }))
}

const asksTheSame = (one: DiagnosisCode, other: DiagnosisCode): boolean =>
  codeAxes.every((axis) => one.when[axis] === other.when[axis])

/** What the note says of a problem, wherever it affirms it, and what it leaves open. */
function documentedIn(family: DiagnosisFamily, all: readonly Statement[]) {
  const texts = all
    .filter(({ text }) => affirms(text, family.named))
    .map(({ text }) => wordsAbout(text, family, families))
  const documented = new Map<string, string>()
  const lacking: CodeAxis[] = []
  for (const axis of codeAxes) {
    const choices = family.axes[axis]
    if (!choices) continue
    const found = choices.find(([, words]) => texts.some((text) => words.test(text)))
    if (found) documented.set(axis, found[0])
    else lacking.push(axis)
  }
  return { documented, lacking }
}

/** Problems that we have no words for, named in the assessment as the chart names them. */
function chartedOnly(
  assessed: readonly Statement[],
  problems: readonly CodedProblem[],
): readonly CodeSuggestion[] {
  return problems
    .filter((problem) => !families.some(({ codes }) => hasOneOf(problem, codes)))
    .flatMap(({ reference, name, codes }) => {
      const because = assessed.filter(({ text }) => speaksOf(text, name))
      return because.length === 0
        ? []
        : codes.slice(0, 1).map((code): CodeSuggestion => {
            const told = { because, reference, lacking: [], chartHas: undefined }
            return { code, title: name, source: 'chart', ...told }
          })
    })
}

function speaksOf(text: string, name: string): boolean {
  const wanted = contentStems(wordsOf(name))
  const polarities = polaritiesOf(text)
  return (
    wanted.length > 0 && !UNCERTAIN.test(text) && wanted.every((key) => isAffirmed(polarities, key))
  )
}

/** What does not count as a diagnosis of this visit: uncertain, over, somebody else's, or only feared. */
const UNCERTAIN =
  /\b(?:possibl[ey]|probabl[ey]|presumed|suspect(?:ed)?|suspicious|suspicion|concern(?:ing)?|rule[- ]?out|r\/o|likely|unlikely|questionable|versus|vs|differential|screen(?:ing)?|risk|prevent(?:ion)?|history of|h\/o|status post|s\/p|resolved|family)\b/i

const clausesOf = (text: string): readonly string[] => text.split(/[;.]\s+|, (?:but|although) /)

function affirms(text: string, named: RegExp): boolean {
  return clausesOf(text).some((clause) => {
    const found = named.exec(clause)
    if (!found || UNCERTAIN.test(clause)) return false
    const polarities = polaritiesOf(clause)
    return contentStems(wordsOf(found[0])).every((key) => isAffirmed(polarities, key))
  })
}

/** A word that the reader of polarities passes over denies nothing. */
const isAffirmed = (polarities: ReturnType<typeof polaritiesOf>, key: string): boolean =>
  [...(polarities.get(key) ?? ['affirmed'])].every((polarity) => polarity === 'affirmed')
