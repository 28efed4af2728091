/** What a process is about to do, or has just done, when it may die. */
export type Passage = {
  readonly port: string
  readonly when: 'before' | 'after'
  /** The filing event that is written, or the action that is audited. */
  readonly about?: string | undefined
}

/** The crash points of docs/faults.md, as boundaries between calls of ports. */
export const crashPointNames = ['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'C9'] as const
export type CrashPointName = (typeof crashPointNames)[number]

const at = (port: string | RegExp, when: Passage['when'], about?: RegExp) => (passage: Passage) =>
  (typeof port === 'string' ? passage.port === port : port.test(passage.port)) &&
  passage.when === when &&
  (!about || about.test(passage.about ?? ''))

const ANSWERS =
  /^(created|existed|updated|changed-since|held|refused|not-permitted|told-to-wait|answer-lost|several)/

const WRITE = /^wire\.(POST|PUT)$/

const points: Readonly<Record<CrashPointName, (passage: Passage) => boolean>> = {
  C1: at(/^approvals\.(approve|void)$/, 'after'),
  C2: at('filings.record', 'after', /^claimed$/),
  C3: at(WRITE, 'before'),
  C4: at(WRITE, 'after'),
  C5: at('filings.record', 'before', ANSWERS),
  // The outcome is written behind the back of the flow: it may be lost when this one is stored.
  C6: at('filings.record', 'after', /^(created|existed|updated)$/),
  C7: at('filings.record', 'before', /^found/),
  C8: at('audit.intend', 'before', /^filing\./),
  C9: at('audit.intend', 'after', /^filing\./),
}

/** Rare passages are deadlier than frequent ones, so that each is died at (SIM-9). */
export const deadliness: Readonly<Record<CrashPointName, number>> = {
  C1: 0.15,
  C2: 0.2,
  C3: 0.3,
  C4: 0.4,
  C5: 0.3,
  C6: 0.6,
  C7: 0.2,
  C8: 0.03,
  C9: 0.03,
}

/** The name of the crash point that a passage is; undefined for any other place. */
export const crashPointOf = (passage: Passage): CrashPointName | undefined =>
  crashPointNames.find((name) => points[name](passage))
