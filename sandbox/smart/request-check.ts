import type { CheckId, Finding } from './recorder.ts'

/** One check: which statement it makes, and what speaks against it in what was seen. */
export type Check<Seen> = {
  readonly id: CheckId
  /** What holds when nothing speaks against it. */
  readonly holds: string
  readonly applies?: (seen: Seen) => boolean
  readonly problems: (seen: Seen) => readonly (string | false | undefined)[]
}

export function runChecks<Seen>(
  checks: readonly Check<Seen>[],
  seen: Seen,
  made: { readonly at: Date; readonly request: Finding['request'] },
): readonly Finding[] {
  return checks
    .filter(({ applies }) => applies === undefined || applies(seen))
    .map(({ id, holds, problems }) => {
      const found = problems(seen).filter((problem) => typeof problem === 'string')
      return {
        id,
        ok: found.length === 0,
        detail: found.length === 0 ? holds : found.join('; '),
        at: made.at.toISOString(),
        request: made.request,
      }
    })
}
