/** What documentation may have to say of a problem before one code is meant. */
export const codeAxes = [
  'type',
  'acuity',
  'stage',
  'severity',
  'control',
  'complication',
  'side',
  'course',
] as const
export type CodeAxis = (typeof codeAxes)[number]

export type AxisChoice = readonly [value: string, words: RegExp]

export type DiagnosisCode = {
  /** ICD-10-CM, with its dot. */
  readonly code: string
  readonly title: string
  /** What has to be documented for it; the general one asks for nothing. */
  readonly when: Readonly<Partial<Record<CodeAxis, string>>>
}

/** A problem by the words that name it, and the codes that its documentation decides between. */
export type DiagnosisFamily = {
  readonly id: string
  readonly named: RegExp
  /** The first choice whose words stand in the note is meant. */
  readonly axes: Readonly<Partial<Record<CodeAxis, readonly AxisChoice[]>>>
  readonly codes: readonly DiagnosisCode[]
  /** Problems with which the classification presumes a relation: no code of this family stands alone. */
  readonly combinesWith?: readonly string[]
}

type When = DiagnosisCode['when']

/** Codes as rows: `['I10', 'Essential (primary) hypertension']`. */
export const codes = (
  ...rows: readonly (readonly [code: string, title: string, when?: When])[]
): readonly DiagnosisCode[] => rows.map(([code, title, when = {}]) => ({ code, title, when }))

export const SIDES: readonly AxisChoice[] = [
  ['both', /\b(?:bilateral(?:ly)?|both)\b|\bright\b[^.;]*\bleft\b|\bleft\b[^.;]*\bright\b/i],
  ['right', /\bright\b/i],
  ['left', /\bleft\b/i],
]

/** A problem that one code says all of. */
export const plain = (id: string, named: RegExp, code: string, title: string): DiagnosisFamily => ({
  id,
  named,
  axes: {},
  codes: codes([code, title]),
})
