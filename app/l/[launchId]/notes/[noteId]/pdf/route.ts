import { noteFile } from '#lib/server/note-file.ts'

export const GET = noteFile
