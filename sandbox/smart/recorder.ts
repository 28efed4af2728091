/** The checks of `request-checks.ts`; what each looks at is written there. */
export type CheckId =
  | 'R1'
  | 'R2'
  | 'R3'
  | 'R4'
  | 'R5'
  | 'R6'
  | 'R7'
  | 'R8'
  | 'R9'
  | 'R10'
  | 'R11'
  | 'R12'

export type Finding = {
  readonly id: CheckId
  readonly ok: boolean
  /** What was wrong, or what was looked at. Never a secret. */
  readonly detail: string
  readonly at: string
  readonly request: 'authorize' | 'token' | 'fhir' | 'trap'
}

/** A session that the app ended itself, by revocation. */
type EndedSession = { readonly at: Date; readonly tokens: readonly string[] }

/** What the authorization server remembers of the requests it saw, to judge the client by. */
export interface Recorder {
  add(findings: readonly Finding[]): void
  list(): readonly Finding[]
  /** Whether a value that must never repeat (state, nonce, challenge) was seen before. */
  isRepeated(kind: 'state' | 'nonce' | 'challenge', value: string): boolean
  /** @returns how many refreshes of the family are under way, this one included */
  enterRefresh(family: string): number
  leaveRefresh(family: string): void
  sessionEnded(session: EndedSession): void
  endedSessions(): readonly EndedSession[]
  clear(): void
}

const MOST_FINDINGS = 5_000

export function createRecorder(): Recorder {
  let findings: readonly Finding[] = []
  let ended: readonly EndedSession[] = []
  const seen = new Set<string>()
  const underWay = new Map<string, number>()

  const changeUnderWay = (family: string, by: 1 | -1): number => {
    const count = (underWay.get(family) ?? 0) + by
    if (count > 0) underWay.set(family, count)
    else underWay.delete(family)
    return count
  }

  return {
    add: (more) => {
      findings = [...findings, ...more].slice(-MOST_FINDINGS)
    },
    list: () => findings,
    isRepeated: (kind, value) => {
      const key = `${kind} ${value}`
      const isRepeated = seen.has(key)
      seen.add(key)
      return isRepeated
    },
    enterRefresh: (family) => changeUnderWay(family, 1),
    leaveRefresh: (family) => {
      changeUnderWay(family, -1)
    },
    sessionEnded: (session) => {
      ended = [...ended, session]
    },
    endedSessions: () => ended,
    clear: () => {
      findings = []
      ended = []
      seen.clear()
      underWay.clear()
    },
  }
}
