import { reviewDecision } from '#lib/server/console-decisions.ts'
import { consoleForm } from '#lib/server/console-form.ts'

export const POST = consoleForm('break-glass', reviewDecision)
