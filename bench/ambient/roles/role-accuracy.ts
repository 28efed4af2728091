import { inferRoles } from '#lib/ambient/roles/infer-roles.ts'
import { clinicianLogOdds, type RoleModel } from '#lib/ambient/roles/sentence-role.ts'
import type { Transcript } from '#lib/ambient/transcript.ts'
import type { Speaker } from '#lib/note/sources.ts'
import type { Encounter } from '../corpus.ts'
import { examplesOf } from './role-training.ts'

/** Share of sentences, and of their words, whose speaker the model names rightly; percent. */
export function accuracyOf(visits: readonly Encounter[], model?: RoleModel) {
  const judged = visits
    .flatMap(({ transcript }) => examplesOf(transcript))
    .map((example) => ({
      isRight: clinicianLogOdds(example, model) > 0 === example.isClinician,
      words: example.text.split(/\s+/).length,
    }))
  const right = judged.filter(({ isRight }) => isRight)
  const wordsOf = (of: typeof judged) => of.reduce((sum, { words }) => sum + words, 0)
  return {
    sentences: percent(right.length, judged.length),
    words: percent(wordsOf(right), wordsOf(judged)),
  }
}

const percent = (part: number, whole: number): number => Math.round((1000 * part) / whole) / 10

const LABELS: Readonly<Record<Speaker, string>> = {
  clinician: 'Speaker 1',
  patient: 'Speaker 2',
  other: 'Speaker 3',
  unknown: 'Speaker 4',
}

/** Speakers whose labels name no role, over whole visits: named rightly, wrongly, not at all; percent. */
export function speakersNamed(visits: readonly Encounter[]) {
  const answers = visits.flatMap(({ transcript }) => {
    const roles = inferRoles(unnamed(transcript))
    return (['clinician', 'patient'] as const).map((speaker) => {
      const found = roles.get(LABELS[speaker])?.speaker
      return found === undefined ? 'none' : found === speaker ? 'right' : 'wrong'
    })
  })
  const count = (answer: string) =>
    percent(answers.filter((one) => one === answer).length, answers.length)
  return { right: count('right'), wrong: count('wrong'), none: count('none') }
}

const unnamed = (transcript: Transcript): Transcript => ({
  ...transcript,
  turns: transcript.turns.map((turn) => ({ ...turn, label: LABELS[turn.speaker] })),
})
