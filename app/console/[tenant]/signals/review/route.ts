import { signalDecision } from '#lib/server/console-decisions.ts'
import { consoleForm } from '#lib/server/console-form.ts'

export const POST = consoleForm('signals', signalDecision)
