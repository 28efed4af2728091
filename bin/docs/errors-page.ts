import { errorTable } from '#lib/kernel/app-error.ts'

const HEAD = `# Errors

Every expected failure has one row in \`lib/kernel/app-error.ts\`; this page is written from it by
\`npm run docs\`. The code is what pages, logs and the audit trail name; the sentence is what the person
at the screen reads. *Retry* tells whether the same request may succeed later without anybody changing
anything.

| Code | HTTP | Retry | What people are told |
|---|---|---|---|
`

/** The text of docs/ERRORS.md: the error table, row by row in its own order. */
export function errorsPage(): string {
  const rows = Object.entries(errorTable).map(
    ([code, { status, retryable, say }]) =>
      `| \`${code}\` | ${status} | ${retryable ? 'yes' : 'no'} | ${say.replaceAll('|', '\\|')} |`,
  )
  return `${HEAD}${rows.join('\n')}\n`
}
