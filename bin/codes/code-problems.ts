import type { DiagnosisCode } from '#lib/note/codes/diagnosis-family.ts'
import type { ReleasedCode } from './read-order-file.ts'

/** What of a table of codes a release does not have so, a line each. */
export const codeProblems = (
  table: readonly Pick<DiagnosisCode, 'code' | 'title'>[],
  release: ReadonlyMap<string, ReleasedCode>,
): readonly string[] =>
  table.flatMap(({ code, title }) => {
    const released = release.get(code)
    if (!released) return [`${code} ${title}: not in the release`]
    if (!released.isBillable) return [`${code} ${title}: not valid for billing`]
    return released.title === title ? [] : [`${code} ${title}: titled “${released.title}”`]
  })
