import { consoleForm } from '#lib/server/console-form.ts'
import { queryAddress } from '#lib/server/console-query.ts'
import { redirectTo } from '#lib/server/redirect-to.ts'

/** From the form to the page that shows the answer. */
export const POST = consoleForm('disclosures', (open) =>
  redirectTo(`/console/${open.tenant}/disclosures?${queryAddress(open, open.form)}`),
)
