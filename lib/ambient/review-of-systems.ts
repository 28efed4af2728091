import type { SectionCode } from '../note/note-types.ts'
import type { Candidate, SymptomAnswer } from './candidates.ts'
import { asList } from './in-sentence.ts'
import { bodySystems, systemOf } from './systems/body-system.ts'

const REVIEW: SectionCode = '10187-3'

type Answered = Candidate & { readonly symptom: SymptomAnswer }

/**
 * What was asked after and denied or reported, one line for each system of the body: "Respiratory:
 * Denies cough and shortness of breath." Each line cites every question and answer it rests on.
 *
 * @param isStanding whether the verifier lets a line stand; one that it does not is taken apart again
 * @returns the other candidates, with these lines in their place
 */
export function reviewOfSystems(
  candidates: readonly Candidate[],
  isStanding: (candidate: Candidate) => boolean,
): Candidate[] {
  const groups = new Map<string, Answered[]>()
  for (const one of candidates.flatMap(singleThings)) {
    const { section, symptom, at } = one
    const key = `${section} ${systemOf(symptom.thing) ?? at} ${symptom.isDenied}`
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  const others = candidates.filter(({ symptom }) => symptom === undefined)
  return [...others, ...[...groups.values()].flatMap((group) => standingLines(group, isStanding))]
}

/** "fever, chills or cough" as three answers, when each thing stands by itself. */
function singleThings(candidate: Candidate): Answered[] {
  const { symptom } = candidate
  if (!symptom) return []
  const things = symptom.thing
    .split(/,\s*(?:or |and )?| or | and /)
    .map((thing) => thing.trim())
    .filter(Boolean)
  const areWhole = things.every(
    (thing) => systemOf(thing) && thing.split(' ').length <= 4 && !PREPOSITION.test(thing),
  )
  return (areWhole ? things : [symptom.thing]).map((thing) => ({
    ...candidate,
    symptom: { ...symptom, thing },
  }))
}

const PREPOSITION = /\b(?:in|of|with|on|to|at)\b(?! breath| appetite)/

function standingLines(
  group: readonly Answered[],
  isStanding: (candidate: Candidate) => boolean,
): Candidate[] {
  const line = lineOf(group)
  return isStanding(line) ? [line] : group.map((one) => ({ ...one, symptom: undefined }))
}

function lineOf(group: readonly Answered[]): Candidate {
  const [first] = group
  if (!first) throw new Error('a group has at least one answer')
  const { isDenied } = first.symptom
  const system = first.section === REVIEW ? systemOf(first.symptom.thing) : undefined
  const list = asList(
    [...new Set(group.map(({ symptom }) => symptom.thing))],
    isDenied ? 'or' : 'and',
  )
  const text = `${isDenied ? 'Denies' : 'Reports'} ${list}.`
  return {
    ...first,
    text: system ? `${system}: ${text}` : text,
    evidence: [...new Set(group.flatMap(({ evidence }) => evidence))],
    score: first.score + group.length,
    at: system ? bodySystems.indexOf(system) - bodySystems.length : first.at,
    symptom: undefined,
  }
}
