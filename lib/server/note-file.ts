import 'server-only'
import { notePdf } from '#lib/adapters/pdf/note-pdf.ts'
import { type PrintedNote, printNote } from '#lib/flows/print-note.ts'
import type { OpenLaunch } from '#lib/flows/resume-launch.ts'
import { appError } from '#lib/kernel/app-error.ts'
import { noteIdSchema } from '#lib/kernel/id-schemas.ts'
import { err } from '#lib/kernel/result.ts'
import { amendmentWords, noteTitle } from './note-words.ts'
import { printSheet, printWords } from './print-sheet.ts'
import { protectedRead } from './protected-read.ts'

/** `GET /l/{launchId}/notes/{noteId}/pdf`: the note as a file for printing, streamed. */
export const noteFile = protectedRead<{ noteId: string }, PrintedNote>(
  async (open, { noteId }, server) => {
    const id = noteIdSchema.safeParse(noteId)
    if (!id.success) return err(appError('NOTE_NOT_FOUND'))
    return printNote(server, open, {
      noteId: id.data,
      form: 'pdf',
      titleOf: noteTitle,
      words: amendmentWords,
    })
  },
  { kind: 'use', answer: pdfAnswer },
)

function pdfAnswer(printed: PrintedNote, { registration }: OpenLaunch): Response {
  const words = {
    about: printWords('about'),
    missing: printWords('missing'),
    page: (page: number, pages: number) => printWords('page', { page, pages }),
  }
  return new Response(notePdf(printSheet(printed, registration.timeZone), words), {
    headers: {
      'cache-control': 'no-store',
      'content-type': 'application/pdf',
      // The name tells nothing of the patient: it stays in folders and histories.
      'content-disposition': 'attachment; filename="note.pdf"',
    },
  })
}
