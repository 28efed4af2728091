import { disclosureDecision } from '#lib/server/console-decisions.ts'
import { consoleForm } from '#lib/server/console-form.ts'

export const POST = consoleForm('disclosures', disclosureDecision)
