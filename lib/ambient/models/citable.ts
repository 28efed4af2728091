import { type ChartFact, citeFact } from '../../note/chart-fact.ts'
import type { Evidence } from '../../note/evidence.ts'
import type { Speaker } from '../../note/sources.ts'
import { sentencesOf } from '../sentences.ts'
import type { Transcript } from '../transcript.ts'
import { isSaidToModel } from './said-to-machine.ts'
import type { Withhold } from './withhold.ts'

/** Something that a model may cite: the words it is sent, and what they are evidence of. */
export type Citable = {
  /** `t3.1` is the first sentence of the third turn; `f2` is the second fact. */
  readonly id: string
  readonly from: Speaker | ChartFact['kind']
  readonly text: string
  readonly evidence: Evidence
}

/**
 * Everything that a model is sent of a visit, numbered; nothing else can be cited. What identifies
 * somebody is taken out, and what was said to a machine is left out (G10).
 */
export const citablesOf = (
  transcript: Transcript,
  facts: readonly ChartFact[],
  withhold: Withhold,
): readonly Citable[] => [
  ...transcript.turns.flatMap((_, turn) => saidIn(transcript, turn, withhold)),
  ...facts.flatMap((fact, at) => charted(fact, at, withhold)),
]

function saidIn(transcript: Transcript, turn: number, withhold: Withhold): Citable[] {
  const { speaker = 'unknown', text = '' } = transcript.turns[turn] ?? {}
  const spans = sentencesOf(text)
  const toMachine = spans.findIndex(({ start, end }) => isSaidToModel(text.slice(start, end)))
  return (toMachine < 0 ? spans : spans.slice(0, toMachine)).flatMap(({ start, end }, at) => {
    const quote = text.slice(start, end)
    const sent = withhold.from(quote)
    if (sent === undefined) return []
    const evidence = { kind: 'said', transcriptId: transcript.id, turn, start, end, quote } as const
    return [{ id: `t${turn + 1}.${at + 1}`, from: speaker, text: sent, evidence }]
  })
}

/** Of the patient only age and sex are sent; the quote has the date of birth. */
function charted(fact: ChartFact, at: number, withhold: Withhold): Citable[] {
  const text = withhold.from(fact.kind === 'patient' ? fact.name : fact.quote)
  return text === undefined
    ? []
    : [{ id: `f${at + 1}`, from: fact.kind, text, evidence: citeFact(fact) }]
}
