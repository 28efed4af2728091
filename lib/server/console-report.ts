import 'server-only'
import { Readable } from 'node:stream'
import { filterOf, type TrailQuery } from '#lib/console/trail-query.ts'
import { exportAccesses, exportDisclosures, type ReportText } from '#lib/flows/export-report.ts'
import { subjectOf } from '#lib/flows/report-accesses.ts'
import type { Result } from '#lib/kernel/result.ts'
import type { ConsoleForm } from './console-form.ts'
import { openQuery } from './console-query.ts'
import { problemResponse } from './problem-response.ts'
import { redirectTo } from './redirect-to.ts'
import { server } from './server.ts'

/** What a file of a report can be asked for on one page; undefined: the page shows no report. */
type MakeText = (open: ConsoleForm, query: TrailQuery) => Promise<Result<ReportText>> | undefined

/**
 * A report of the console as CSV, sent while it is read. The question comes sealed as it stands in the
 * page's address, so the file says what the page says.
 */
const report =
  (page: string, make: MakeText) =>
  async (open: ConsoleForm): Promise<Response> => {
    const query = openQuery(open, open.form.get('q'))
    const made = await make(open, query ?? {})
    if (!made) return redirectTo(`/console/${open.tenant}/${page}`)
    return made.ok ? csv(made.value, nameOf(page, open.tenant)) : problemResponse(made.error)
  }

export const accessFile = report('access', ({ reader, settings }, query) => {
  const filter = filterOf(query, settings.timeZone)
  const { from, to } = filter
  const subject = subjectOf(filter)
  if (!subject) return undefined
  const { of: scope, ...whose } = subject
  return exportAccesses(server(), reader, { scope, filter: { ...whose, from, to } })
})

export const searchFile = report('search', ({ reader, settings }, query) =>
  exportAccesses(server(), reader, {
    scope: 'search',
    filter: filterOf(query, settings.timeZone),
  }),
)

export const disclosuresFile = report('disclosures', ({ reader, settings }, query) => {
  const { patient, from, to } = filterOf(query, settings.timeZone)
  return patient && exportDisclosures(server(), reader, { patient, from, to })
})

/** Says which report it is and when it was made, never of whom. */
const nameOf = (page: string, tenant: string): string =>
  `chartside-${page}-${tenant}-${server().clock.now().slice(0, 19).replaceAll(':', '')}Z.csv`

const csv = (text: ReportText, name: string): Response =>
  new Response(Readable.toWeb(Readable.from(text, { objectMode: false })) as ReadableStream, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  })
