import { clinicalKinds } from '../../note/clinical-words.ts'
import { stem } from '../../note/words.ts'
import { ACTIONS } from '../restate/restate-clinician.ts'
import { capitalised } from '../write-out.ts'
import { answer, copula, finding, order, type Place, type Rule, subject } from './phrase-rules.ts'

// A drafted sentence as clinicians jot it down: without its subject, its copula and the articles that
// say nothing. Only what is certain by its form: whatever else is said stays word for word, and what
// no rule knows stays a sentence.

const MOST_WORDS = 24
const HEADING = /^([A-Z][\w/ -]{2,40}: )(.+)$/
// A quotation is what somebody said; a condition or a doubt loses its sense with its words.
const UNTOUCHED = /[“”"?]|\.\.\.|\b(?:if|unless|whether|think|thinks|maybe|seems?|sounds? like)\b/i
// With the subject gone, nobody would know whom these mean.
const PERSON =
  /\b(?:I|I'm|I've|I'll|I'd|me|my|we|we're|we've|we'll|us|our|you|your|they|them|their|he|him|his|she|hers?|it|it's|that's|this|let's|\w+sel(?:f|ves))\b/i
const PLACES: Readonly<Record<string, Place>> = {
  '18776-5': 'plan',
  '51847-2': 'plan',
  '8653-8': 'plan',
  '10160-0': 'medications',
  '10183-2': 'medications',
}

/**
 * A sentence as a short phrase: "The patient has had a dry cough for 3 weeks." is "Dry cough for
 * 3 weeks.", "Denies fever or chills." is "No fever or chills."
 *
 * @param text a statement as the built-in drafter writes it
 * @param section LOINC code of the section that it stands in: what is to be done is written as an order
 *   in a plan only
 * @returns undefined where no rule is certain
 */
export function shortPhrase(text: string, section: string): string | undefined {
  const [, head = '', body = text] = HEADING.exec(text) ?? []
  if (UNTOUCHED.test(text) || text.split(' ').length > MOST_WORDS) return undefined
  const place = PLACES[section] ?? 'other'
  const told = shortened(body, place)
  const isBare = told !== body || /^The /.test(body) || (place === 'plan' && BEGINS_PLAN.test(body))
  const short = isBare ? withoutArticles(told) : body
  if (short === body || PERSON.test(short)) return undefined
  return head === '' || /^[A-Z]/.test(body) ? head + capitalised(short) : head + lowered(short)
}

const BEGINS_PLAN = new RegExp(`^(?:${ACTIONS})\\b`, 'i')

const lowered = (text: string): string =>
  /^(?:[A-Z]{2}|I\b)/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1)

const RULES: readonly Rule[] = [answer, subject, order, finding, copula]

const shortened = (body: string, place: Place): string =>
  RULES.reduce<string | undefined>((found, rule) => found ?? rule(body, place), undefined) ?? body

// "Some of the swelling" is not "some of swelling".
const ARTICLE =
  /(?<!\b(?:all|both|half|(?:some|most|any|none|one|part|rest|much|many) of) )\b[Tt]he (?=([\w'-]+))/g
// "On the pill" is another thing than a pill.
const NOT_BARE = /^(?:pills?|patient's)$/

/** "for the pain in the right knee" is "for pain in right knee". */
const withoutArticles = (text: string): string =>
  PERSON.test(text)
    ? text
    : text.replace(ARTICLE, (article, next: string) =>
        next === 'patient' ||
        (clinicalKinds(stem(next.toLowerCase())).size > 0 && !NOT_BARE.test(next))
          ? ''
          : article,
      )
