import type { Speaker } from '../../note/sources.ts'
import { sentencesOf } from '../sentences.ts'
import { speakerOfLabel } from '../speaker-of-label.ts'
import type { Transcript, Turn } from '../transcript.ts'
import { clinicianLogOdds } from './sentence-role.ts'

/** Who somebody seems to be by what they say; to be confirmed by a person before it counts. */
export type InferredRole = {
  readonly speaker: Extract<Speaker, 'clinician' | 'patient'>
  /** Probability in [0.5, 1]. */
  readonly confidence: number
}

/** Sentences of one person depend on each other: each counts for so much of an independent one. */
const WEIGHT_OF_SENTENCE = 0.25
const LEAST_CONFIDENCE = 0.7

/**
 * Roles for speakers whose labels name none ("Speaker 1", "SPEAKER_00"), from the
 * text alone: a logistic model over words (role-model.json), summed over all that each of them says.
 *
 * @returns by label; who is not clearly one or the other is not in it
 */
export function inferRoles({ turns }: Transcript): ReadonlyMap<string, InferredRole> {
  const sums = new Map<string, number>()
  for (const { label, logOdds } of judged(turns)) {
    if (label !== '' && speakerOfLabel(label) === undefined)
      sums.set(label, (sums.get(label) ?? 0) + logOdds)
  }
  return new Map(
    [...sums]
      .map(([label, sum]) => [label, roleOf(sum * WEIGHT_OF_SENTENCE)] as const)
      .filter(([, { confidence }]) => confidence >= LEAST_CONFIDENCE),
  )
}

function roleOf(logOdds: number): InferredRole {
  const clinician = 1 / (1 + Math.exp(-logOdds))
  return clinician >= 0.5
    ? { speaker: 'clinician', confidence: clinician }
    : { speaker: 'patient', confidence: 1 - clinician }
}

/** Natural log odds, of the patient's words: so far, what they say is a clinician's by 0.9. */
const CLEARLY = 2.2

/**
 * Whether the clinician speaks like the patient and the patient like the clinician, over all that
 * they say: the labels of a transcript are swapped at times. Nothing is changed by it; somebody is asked.
 */
export function soundsSwapped({ turns }: Pick<Transcript, 'turns'>): boolean {
  const sums = { clinician: 0, patient: 0, other: 0, unknown: 0 }
  for (const { speaker, logOdds } of judged(turns)) sums[speaker] += logOdds * WEIGHT_OF_SENTENCE
  return sums.patient > CLEARLY && sums.patient > sums.clinician
}

type Judged = Pick<Turn, 'label' | 'speaker'> & { readonly logOdds: number }

function judged(turns: readonly Turn[]): Judged[] {
  const said = turns.flatMap(({ label, speaker, text }) =>
    sentencesOf(text).map(({ start, end }) => ({ label, speaker, text: text.slice(start, end) })),
  )
  return said.map(({ label, speaker, text }, index) => ({
    label,
    speaker,
    logOdds: clinicianLogOdds({
      before: said[index - 1]?.text ?? '',
      text,
      after: said[index + 1]?.text ?? '',
    }),
  }))
}
