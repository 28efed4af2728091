import { withoutCarriedMark } from '../carry-forward.ts'
import type { Evidence } from '../evidence.ts'
import type { Note, Section, Statement } from '../note.ts'
import { quantitiesOf } from '../quantities.ts'
import { isProven } from '../quantity.ts'
import { isResolved, type Verification } from '../verification.ts'
import { plainWords } from './plain-words.ts'

/** A line of the sheet that the patient takes home, with what it rests on. */
export type Instruction = {
  readonly text: string
  /** The statement of the plan that it restates. */
  readonly statementId: string
  readonly evidence: readonly Evidence[]
}

export type PatientInstructions = {
  readonly lines: readonly Instruction[]
  /** Statements of the plan that no rule restates with certainty; somebody has to write them. */
  readonly notRestated: readonly Statement[]
  /** Statements that may not be told yet, since nothing carries them. */
  readonly unresolved: readonly Statement[]
}

const PLANS = new Set(['18776-5', '51847-2', '8653-8'])

/** Name and version of these rules, as the note tells who drafted. */
export const INSTRUCTION_RULES = 'instructions-1'

/**
 * The plan of a note in plain language, to the patient: one line for each statement that stands, in its
 * order. What the grammar is not certain of is named, not guessed; nothing is added.
 */
export function patientInstructions(note: Note, verification: Verification): PatientInstructions {
  const standing = new Set(
    verification.statements.filter(isResolved).map(({ statement }) => statement.id),
  )
  const plan = note.sections.filter(isPlan).flatMap(({ statements }) => statements)
  const told = plan.filter(({ id }) => standing.has(id))
  const restated = told.map((statement) => ({
    statement,
    text: toPatient(withoutCarriedMark(statement.text)),
  }))
  return {
    lines: restated.flatMap(({ statement: { id, evidence }, text }) =>
      text === undefined ? [] : [{ text, statementId: id, evidence }],
    ),
    notRestated: restated.flatMap(({ statement, text }) => (text === undefined ? [statement] : [])),
    unresolved: plan.filter(({ id, text }) => text.trim() !== '' && !standing.has(id)),
  }
}

export const isPlan = ({ code }: Section): boolean => PLANS.has(code)

const soft = '(?:also |now |please )?'
// What the patient does, and what the clinic does.
const YOURS = new RegExp(
  `^${soft}(?:take(?! an? \\w+ at\\b| a (?:look|listen))|start(?! with)|stop|continue|increase|decrease|reduce|avoid|use|apply|call|return|come back|weigh|keep|monitor|ice|rest|elevate|drink|eat|exercise|walk|wear|hold|wean|switch|follow up|initiate|discontinue|ambulate|watch|limit)\\b`,
  'i',
)
const OURS = new RegExp(
  `^${soft}(order|prescribe|schedule|send(?! to)|obtain|repeat|recheck|check|draw|renew|refill|arrange)\\b (.+)$`,
  'i',
)
const REFER = new RegExp(`^${soft}refer (?:the patient |them |him |her )?to (?!for\\b)(.+)$`, 'i')
const RECOMMEND = new RegExp(`^${soft}recommend (?!that\\b)(.+)$`, 'i')
const WE_WILL =
  /^(?:we|I)(?: will|['’]ll) ((?:order|prescribe|schedule|obtain|repeat|recheck|check|renew|refill|arrange|talk to|see|continue|start|stop|increase|decrease)\b.+)$/i
const IS_TO = /^(?:the )?patient (?:is )?to (?!be\b)(.+)$/i
const HEADED = /^(\p{Lu}[\p{L}\d -]{2,40}): (.+)$/u

/** A sentence of a plan to the patient, or undefined when the grammar is not certain. */
export function toPatient(text: string): string | undefined {
  const [, problem, rest] = HEADED.exec(text.trim()) ?? []
  const sentence = rest ?? text.trim()
  const said = addressed(sentence)
  if (said === undefined) return undefined
  const line = problem === undefined ? said : `${problem}: ${said}`
  const plain = ended(capitalised(plainWords(line)))
  return speaksOfOthers(plain) || !keepsNumbers(text, plain) ? undefined : plain
}

function addressed(sentence: string): string | undefined {
  const spoken = sentence.replace(/\b(?:the patient['’]s|their)\b/gi, 'your')
  const [, duty] = IS_TO.exec(spoken) ?? []
  if (duty !== undefined) return capitalised(duty)
  const refer = REFER.exec(spoken)
  if (refer) return `We will refer you to ${refer[1]}`
  const recommend = RECOMMEND.exec(spoken)
  if (recommend) return `We recommend ${recommend[1]}`
  const ours = OURS.exec(spoken)
  if (ours) return `We will ${ours[1]?.toLowerCase()} ${ours[2]}`
  const will = WE_WILL.exec(spoken)
  if (will) return `We will ${will[1]?.replace(/\bthe patient\b/g, 'you')}`
  return YOURS.test(spoken) ? capitalised(spoken) : undefined
}

// Who is meant is not certain any more, or the words are somebody's own.
const OTHERS =
  /\b(?:and|or|also|so|well|but)\.$|\b(?:he|she|they|them|him|his|her|I|me|my|patient|it is thought)\b|[“”"]|\{\{/i
const speaksOfOthers = (text: string): boolean => OTHERS.test(text)

/** Every number of the plan is in the line, and none besides. */
function keepsNumbers(plan: string, line: string): boolean {
  const before = quantitiesOf(plan)
  const after = quantitiesOf(line)
  return before.every((one) => isProven(one, after)) && after.every((one) => isProven(one, before))
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const ended = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)
