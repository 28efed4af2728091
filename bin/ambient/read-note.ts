import { z } from 'zod'
import { sentencesOf } from '#lib/ambient/sentences.ts'
import { noteIdSchema } from '#lib/kernel/id-schemas.ts'
import en from '#lib/messages/en/note.ts'
import { headingIn, sectionOfHeading } from '#lib/note/headings.ts'
import type { Note, Section, Statement } from '#lib/note/note.ts'
import { noteSchema } from '#lib/note/note-schema.ts'
import type { SectionCode } from '#lib/note/note-types.ts'
import { uuidOf } from './command-line.ts'

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
    const heading = headingIn(line)
    if (heading !== undefined) {
      sections.push(sectionOf(sectionOfHeading(heading) ?? '10164-2', heading))
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
