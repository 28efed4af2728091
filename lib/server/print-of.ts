import 'server-only'
import { notFound } from 'next/navigation'
import type { PrintSheet } from '#lib/filing/print-sheet.ts'
import { printNote } from '#lib/flows/print-note.ts'
import type { OpenLaunch } from '#lib/flows/resume-launch.ts'
import { noteIdSchema } from '#lib/kernel/id-schemas.ts'
import { amendmentWords, noteTitle } from './note-words.ts'
import { printSheet } from './print-sheet.ts'
import { server } from './server.ts'
import { Unavailable } from './unavailable.ts'

/** The note of a page for printing; without it there is no page. */
export async function printOf(open: OpenLaunch, noteId: string): Promise<PrintSheet> {
  const id = noteIdSchema.safeParse(noteId)
  if (!id.success) return notFound()
  const request = {
    noteId: id.data,
    form: 'page',
    titleOf: noteTitle,
    words: amendmentWords,
  } as const
  const printed = await printNote(server(), open, request)
  if (printed.ok) return printSheet(printed.value, open.registration.timeZone)
  if (printed.error.code === 'NOTE_NOT_FOUND') return notFound()
  throw new Unavailable(printed.error.code)
}
