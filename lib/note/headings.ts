import type { SectionCode } from './note-types.ts'

// Headings as notes have them, beside the titles that Chartside writes; the first that fits.
const HEADINGS: readonly (readonly [RegExp, SectionCode])[] = [
  [/^chief complaint|^cc$/i, '10154-3'],
  [/^assessment and plan|^a ?[&/] ?p$/i, '51847-2'],
  [/assessment|impression|diagnos/i, '51848-0'],
  [/plan|recommendation/i, '18776-5'],
  [/vital/i, '8716-3'],
  [/exam|physical|objective/i, '29545-1'],
  [/result|lab|imaging|data/i, '30954-2'],
  [/review of systems|^ros$/i, '10187-3'],
  [/allerg/i, '48765-2'],
  [/medication/i, '10160-0'],
  [/family/i, '10157-6'],
  [/social/i, '29762-2'],
  [/surg/i, '47519-4'],
  [/past|medical history|pmh/i, '11348-0'],
  [/history|hpi|subjective/i, '10164-2'],
]
const HEADING = /^(?!.*[.!?;]$)[\p{Lu}][\p{Lu}\s&/,()-]{1,60}:?$|^[\p{L}][\p{L} &/]{1,40}:$/u

/** A line in capitals, or with a colon at its end: `ASSESSMENT AND PLAN`, `Exam:`. Without the colon. */
export const headingIn = (line: string): string | undefined =>
  HEADING.test(line) ? line.replace(/:$/, '') : undefined

/** The section that a heading of any note means; undefined for one that is not known. */
export const sectionOfHeading = (heading: string): SectionCode | undefined =>
  HEADINGS.find(([pattern]) => pattern.test(heading))?.[1]
