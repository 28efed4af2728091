/** What may go wrong in a run, each by itself: a run takes some of them (FT-7). */
type Fault = {
  /** Number in docs/faults.md; a fault outside of what can be met has none. */
  readonly number: string
  /** How often a POST is treated so, against the other faults of a POST (SIM-9). */
  readonly postWeight?: number
}

const table = {
  'post-reset-before-commit': { number: 'F2', postWeight: 2 },
  'post-reset-after-commit': { number: 'F3', postWeight: 5 },
  'post-silent-before-commit': { number: 'F2', postWeight: 2 },
  'post-silent-after-commit': { number: 'F3', postWeight: 4 },
  'post-commit-after-answer': { number: 'F3', postWeight: 4 },
  'post-slow': { number: 'F4', postWeight: 2 },
  'post-error-after-commit': { number: 'F1', postWeight: 3 },
  'post-error-before-commit': { number: 'F1', postWeight: 2 },
  'post-empty-201': { number: 'F3', postWeight: 2 },
  'post-busy': { number: 'F1', postWeight: 2 },
  'post-refused': { number: 'F1', postWeight: 1 },
  'post-forbidden': { number: 'F5', postWeight: 1 },
  'post-held': { number: 'F1', postWeight: 2 },
  'post-altered': { number: 'F3', postWeight: 4 },
  'post-proxy-duplicate': { number: '-', postWeight: 5 },
  'connect-refused': { number: 'F2' },
  unauthorized: { number: 'F5' },
  'refresh-fails': { number: 'F5' },
  'refresh-refused': { number: 'F5' },
  'read-fails': { number: 'F1' },
  'search-refused': { number: 'F5' },
  'index-lag': { number: 'F3' },
  'unreadable-neighbour': { number: 'F3' },
  'same-words': { number: 'F3' },
  death: { number: 'F6' },
  'long-stop': { number: 'F15' },
  'stop-before-sending': { number: 'F15' },
  'clock-skew': { number: 'F10' },
  'clock-jump': { number: 'F10' },
  'store-away': { number: 'F11' },
  'commit-unknown': { number: 'F11' },
  'audit-away': { number: 'F11' },
  'answer-to-page-lost': { number: 'F7' },
  'double-click': { number: 'F7' },
  'edit-in-another-tab': { number: 'F8' },
  'stale-tab': { number: 'F9' },
  'impatient-author': { number: 'F7' },
  'edited-in-ehr': { number: '-' },
  'void-elsewhere': { number: 'F8' },
} as const satisfies Readonly<Record<string, Fault>>

export type FaultName = keyof typeof table
export type PostFault = Extract<FaultName, `post-${string}`>

// The keys of the table, which the language forgets.
export const faultNames = Object.keys(table) as readonly FaultName[]

export const isPostFault = (name: FaultName): name is PostFault => name.startsWith('post-')

/** Each as often as it weighs, to pick from. */
export const postFaultsOf = (names: readonly FaultName[]): readonly PostFault[] =>
  names.filter(isPostFault).flatMap((name) => Array<PostFault>(table[name].postWeight).fill(name))
