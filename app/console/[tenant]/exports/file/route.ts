import { consoleExport } from '#lib/server/console-export.ts'
import { consoleForm } from '#lib/server/console-form.ts'

/** `POST`, since making an export is something that is done, and is on the trail. */
export const POST = consoleForm('exports', consoleExport)
