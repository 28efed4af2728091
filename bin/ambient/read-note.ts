import { z } from 'zod'
import { sentencesOf } from '#lib/ambient/sentences.ts'
import { noteIdSchema } from '#lib/kernel/id-schemas.ts'
import en from '#lib/messages/en/note.ts'
import type { Note, Section, Statement } from '#lib/note/note.ts'
import { noteSchema } from '#lib/note/note-schema.ts'
import type { SectionCode } from '#lib/note/note-types.ts'
import { uuidOf } from './command-line.ts'

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
const LIST_MARK = /^\s*(?:[-*•–]|\d{1,2}[.)])\s+/

const draftedSchema = z.looseObject({ note: noteSchema })

/**
 * A note to be judged: the JSON that `draft` writes, with its evidence; or any text, whose sentences
 * have none. Lines in capitals or with a colon at their end are headings.
 */
export function readNote(text: string): Note {
  return writtenNote(text) ?? textNote(text)
}

function writtenNote(text: string): Note | undefined {
  try {
    const json: unknown = JSON.parse(text)
    const drafted = draftedSchema.safeParse(json)
    return drafted.success ? drafted.data.note : noteSchema.safeParse(json).data
  } catch {
    return undefined
  }
}

function textNote(text: string): Note {
  const sections: Section[] = [sectionOf('10164-2', en.section['10164-2'])]
  let count = 0
  for (const line of text.split(/\r?\n/).map((one) => one.trim())) {
    if (line === '') continue
    const heading = HEADING.test(line) ? line.replace(/:$/, '') : undefined
    if (heading !== undefined) {
      const code = HEADINGS.find(([pattern]) => pattern.test(heading))?.[1] ?? '10164-2'
      sections.push(sectionOf(code, heading))
      continue
    }
    const body = line.replace(LIST_MARK, '')
    const statements = sentencesOf(body).map(({ start, end }): Statement => {
      return { id: `s${++count}`, text: body.slice(start, end), origin: 'drafter', evidence: [] }
    })
    const last = sections.pop()
    if (last) sections.push({ ...last, statements: [...last.statements, ...statements] })
  }
  return { id: noteIdSchema.parse(uuidOf(text)), type: '34117-2', sections }
}

const sectionOf = (code: SectionCode, title: string): Section => ({ code, title, statements: [] })
