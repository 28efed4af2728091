import { checkDecision } from '#lib/server/console-decisions.ts'
import { consoleForm } from '#lib/server/console-form.ts'

export const POST = consoleForm('integrity', checkDecision)
