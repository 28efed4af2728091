import { consoleForm } from '#lib/server/console-form.ts'
import { disclosuresFile } from '#lib/server/console-report.ts'

export const POST = consoleForm('disclosures', disclosuresFile)
