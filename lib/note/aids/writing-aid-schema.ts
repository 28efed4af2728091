import { z } from 'zod'
import { noteLayouts } from '../note-layout.ts'
import { isSectionCode, noteTypeCodes } from '../note-types.ts'
import { PHRASE_NAME } from '../phrases/phrase-name.ts'
import { DRAFT_LENGTH_ID, draftLengths } from './draft-length.ts'
import { DRAFT_STYLE_ID, wordings } from './draft-style.ts'
import type { WritingAid } from './writing-aid.ts'

// What a browser sends and the store keeps. Sizes bound what one of them can cost.
const MAX_TEXT = 8000
const MAX_TITLE = 80

const id = z.uuid()
const text = z
  .string()
  .max(MAX_TEXT)
  .refine((written) => written.trim() !== '', 'it says nothing')
const section = z.string().refine(isSectionCode, 'a section of a note')

const phraseSchema = z.strictObject({
  kind: z.literal('phrase'),
  id,
  name: z.string().regex(PHRASE_NAME, 'a letter, then letters, digits, hyphens'),
  text,
})

const templateSchema = z.strictObject({
  kind: z.literal('template'),
  id,
  title: z.string().trim().min(1).max(MAX_TITLE),
  type: z.enum(noteTypeCodes),
  order: z.array(section).max(40).readonly(),
  phrases: z.record(section, text).readonly(),
  length: z.enum(draftLengths),
})

const draftLengthSchema = z.strictObject({
  kind: z.literal('draft-length'),
  id: z.literal(DRAFT_LENGTH_ID),
  length: z.enum(draftLengths),
})

const draftStyleSchema = z.strictObject({
  kind: z.literal('draft-style'),
  id: z.literal(DRAFT_STYLE_ID),
  wording: z.enum(wordings),
  layout: z.enum(noteLayouts),
})

/** A phrase, a template, the length or the style of drafts of a clinician's own. Strict: what is not known is refused. */
export const writingAidSchema: z.ZodType<WritingAid> = z.discriminatedUnion('kind', [
  phraseSchema,
  templateSchema,
  draftLengthSchema,
  draftStyleSchema,
])
