import { type AppErrorCode, errorTable } from '#lib/kernel/app-error.ts'
import said from '#lib/messages/en/app-error.ts'

const HEAD = `# Errors

Every expected failure has one row in \`lib/kernel/app-error.ts\` and its sentence in
\`lib/messages/en/app-error.ts\`; this page is written from them by \`npm run docs\`. The code is what
pages, logs and the audit trail name; the sentence is what the person at the screen reads. *Retry*
tells whether the same request may succeed later without anybody changing anything.

| Code | HTTP | Retry | What people are told |
|---|---|---|---|
`

// The keys of the table are the codes, which `Object.keys` does not tell.
const codes = Object.keys(errorTable) as AppErrorCode[]

/** The text of docs/ERRORS.md: the error table, row by row in its own order. */
export function errorsPage(): string {
  const rows = codes.map((code) => {
    const { status, retryable } = errorTable[code]
    return `| \`${code}\` | ${status} | ${retryable ? 'yes' : 'no'} | ${said[code].replaceAll('|', '\\|')} |`
  })
  return `${HEAD}${rows.join('\n')}\n`
}
