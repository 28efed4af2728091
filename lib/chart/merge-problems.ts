import { ICD_10_CM, SNOMED_CT } from '../fhir/code-systems.ts'
import { newestFirst, newestOf } from '../fhir/fhir-date.ts'
import type { Problem, ProblemEntry, ProblemStatus } from './problems.ts'

// What makes two records with one code two problems all the same (D4). Words only ever keep apart.
const DISTINCTIONS =
  /\b(left|right|bilateral|acute|chronic|history|family|screening|suspected|type 1|type 2|gestational|status post)\b/g

const WITHDRAWN: readonly (string | undefined)[] = ['refuted', 'entered-in-error']

const isWithdrawn = ({ verification }: ProblemEntry): boolean => WITHDRAWN.includes(verification)

/**
 * Puts the entries of one concept together where their codes prove it: the same SNOMED CT code, or
 * the same ICD-10-CM code while no SNOMED CT codes differ. Never by text (D1, T1). Refuted entries
 * and those entered in error stand alone (D6).
 *
 * @returns active ones first, then by onset, newest first; no entry is lost
 */
export function mergeProblems(entries: readonly ProblemEntry[]): readonly Problem[] {
  const groups: ProblemEntry[][] = []
  for (const entry of entries.toSorted(snomedFirst)) {
    const candidates = groups.filter((group) => belongsTo(group, entry))
    // Two candidates would be a guess: the code is too coarse to tell which (E2).
    const [home] = candidates.length === 1 ? candidates : []
    if (home) home.push(entry)
    else groups.push([entry])
  }
  return groups.map(problemOf).toSorted(byGroupThenOnset)
}

// Entries with the finer codes make the groups that entries with only an ICD-10-CM code join.
const snomedFirst = (a: ProblemEntry, b: ProblemEntry): number =>
  Number(snomedCodes(b).length > 0) - Number(snomedCodes(a).length > 0)

const codesIn = (entry: ProblemEntry, system: string): readonly string[] =>
  entry.codes.filter((coding) => coding.system === system).map(({ code }) => code)

const snomedCodes = (entry: ProblemEntry): readonly string[] => codesIn(entry, SNOMED_CT)

/** An entry coded in both systems links those that have either of its codes. */
const belongsTo = (group: readonly ProblemEntry[], entry: ProblemEntry): boolean =>
  group.some((other) => sharesCode(other, entry)) && !group.some((other) => differs(other, entry))

function sharesCode(a: ProblemEntry, b: ProblemEntry): boolean {
  return [SNOMED_CT, ICD_10_CM].some((system) => {
    const codes = codesIn(a, system)
    return codesIn(b, system).some((code) => codes.includes(code))
  })
}

function differs(a: ProblemEntry, b: ProblemEntry): boolean {
  if (isWithdrawn(a) || isWithdrawn(b)) return true
  if (distinctions(a) !== distinctions(b)) return true
  const [ours, theirs] = [snomedCodes(a), snomedCodes(b)]
  return ours.length > 0 && theirs.length > 0 && !ours.some((code) => theirs.includes(code))
}

function distinctions({ name = '', bodySites }: ProblemEntry): string {
  const words = [name, ...bodySites].join(' ').toLowerCase().match(DISTINCTIONS) ?? []
  return [...new Set(words)].toSorted().join(' ')
}

const STATUSES: readonly ProblemStatus[] = [
  'active',
  'recurrence',
  'relapse',
  'unknown',
  'remission',
  'inactive',
  'resolved',
]

function problemOf(group: readonly ProblemEntry[]): Problem {
  const [first] = group
  const status = STATUSES.find((candidate) => group.some((entry) => entry.status === candidate))
  const onsets = group.map(({ onset }) => onset).filter((onset) => onset !== undefined)
  return {
    key: first?.reference ?? '',
    name: group.find(({ name }) => name)?.name,
    entries: group,
    status: status ?? 'unknown',
    onset: onsets.toSorted(newestFirst).at(-1),
    isContradictory: isContradictory(group.filter(({ list }) => list === 'problem-list')),
    group: groupOf(group, status ?? 'unknown'),
  }
}

// A diagnosis of an old visit that is over contradicts nothing.
const isContradictory = (listed: readonly ProblemEntry[]): boolean =>
  new Set(listed.map(({ status }) => isOver(status))).size > 1

const isOver = (status: ProblemStatus): boolean =>
  status === 'inactive' || status === 'remission' || status === 'resolved'

function groupOf(group: readonly ProblemEntry[], status: ProblemStatus): Problem['group'] {
  if (group.every(isWithdrawn)) return 'withdrawn'
  if (group.every(({ list }) => list === 'visit')) return 'visit'
  return isOver(status) ? 'past' : 'active'
}

const GROUPS: readonly Problem['group'][] = ['active', 'past', 'visit', 'withdrawn']

const byGroupThenOnset = (a: Problem, b: Problem): number =>
  GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group) ||
  newestFirst(dateOf(a), dateOf(b)) ||
  (a.name ?? '').localeCompare(b.name ?? '', 'en')

const dateOf = (problem: Problem) =>
  problem.onset ?? newestOf(problem.entries.map(({ recorded }) => recorded))
