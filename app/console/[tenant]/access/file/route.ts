import { consoleForm } from '#lib/server/console-form.ts'
import { accessFile } from '#lib/server/console-report.ts'

export const POST = consoleForm('access', accessFile)
