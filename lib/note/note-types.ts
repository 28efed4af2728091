import type { NoteId } from '../kernel/ids.ts'
import type { Note } from './note.ts'

/** LOINC codes of the sections a note may have; the title of each is `note.section.<code>`. */
export type SectionCode =
  | '10154-3' // chief complaint
  | '10164-2' // history of present illness
  | '11348-0' // past medical history
  | '47519-4' // past surgical history and procedures
  | '10157-6' // family history
  | '29762-2' // social history
  | '10160-0' // medications
  | '48765-2' // allergies
  | '10187-3' // review of systems
  | '8716-3' // vital signs
  | '29545-1' // physical findings
  | '30954-2' // results
  | '51848-0' // assessment
  | '18776-5' // plan
  | '51847-2' // assessment and plan
  | '42349-1' // reason for referral
  | '8648-8' // hospital course
  | '11535-2' // discharge diagnosis
  | '10183-2' // discharge medications
  | '8653-8' // discharge instructions
  | '59768-2' // procedure indications
  | '29554-3' // procedure description
  | '59776-5' // procedure findings
  | '55109-3' // complications
  | '59769-0' // diagnosis after the procedure
  | '69730-0' // instructions

/** LOINC codes of the documents Chartside writes; the title of each is `note.type.<code>`. */
export type NoteTypeCode =
  | '11506-3' // progress note
  | '34117-2' // history and physical
  | '11488-4' // consultation note
  | '18842-5' // discharge summary
  | '28570-0' // procedure note
  | '34111-5' // emergency department note
  | '69730-0' // instructions, made from a signed note

/** The ordered sections of each type of note (C-CDA 2.1 document templates, shortened). */
export const noteTypes: Readonly<Record<NoteTypeCode, readonly SectionCode[]>> = {
  '11506-3': ['10164-2', '10160-0', '48765-2', '29545-1', '30954-2', '51847-2'],
  '34117-2': [
    '10154-3',
    '10164-2',
    '11348-0',
    '47519-4',
    '10160-0',
    '48765-2',
    '10157-6',
    '29762-2',
    '10187-3',
    '29545-1',
    '30954-2',
    '51848-0',
    '18776-5',
  ],
  '11488-4': [
    '42349-1',
    '10164-2',
    '11348-0',
    '10160-0',
    '29545-1',
    '30954-2',
    '51848-0',
    '18776-5',
  ],
  '18842-5': ['8648-8', '11535-2', '30954-2', '10183-2', '48765-2', '8653-8'],
  '28570-0': ['59768-2', '29554-3', '59776-5', '55109-3', '59769-0', '18776-5'],
  '34111-5': [
    '10154-3',
    '10164-2',
    '11348-0',
    '10160-0',
    '48765-2',
    '29545-1',
    '30954-2',
    '51847-2',
  ],
  '69730-0': ['69730-0'],
}

/** LOINC 69730-0 Instructions: the document for the patient, and its one section. */
export const INSTRUCTIONS = '69730-0'

/** Every type of note that can be begun by itself, in the order they are offered. */
export const noteTypeCodes: readonly NoteTypeCode[] = [
  '11506-3',
  '34117-2',
  '11488-4',
  '34111-5',
  '18842-5',
  '28570-0',
]

export const isSectionCode = (code: string): code is SectionCode =>
  Object.values(noteTypes).some((codes) => codes.some((one) => one === code))

export const isNoteType = (code: string): code is NoteTypeCode => Object.hasOwn(noteTypes, code)

/**
 * @param titleOf the section's title in the language of the note; it is stored and filed with it
 * @returns a note of that type with all its sections and no statement
 */
export const emptyNote = (
  type: NoteTypeCode,
  id: NoteId,
  titleOf: (code: SectionCode) => string,
): Note => ({
  id,
  type,
  sections: noteTypes[type].map((code) => ({ code, title: titleOf(code), statements: [] })),
})
