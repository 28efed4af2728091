import { consoleForm } from '#lib/server/console-form.ts'
import { searchFile } from '#lib/server/console-report.ts'

export const POST = consoleForm('search', searchFile)
