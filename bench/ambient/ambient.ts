import { sectionsText } from '#bin/ambient/sections-text.ts'
import { statementsOf } from '#lib/note/statements.ts'
import { type Figure, type Row, rowOf } from '../report/row.ts'
import { boundaryAccuracy } from './boundaries/boundary-accuracy.ts'
import { punctuatedSpeech } from './boundaries/boundary-examples.ts'
import { type Encounter, readCorpus } from './corpus.ts'
import { draftOf } from './draft-of.ts'
import { type Grounding, groundedMedications, groundedNumbers } from './grounding.ts'
import { accuracyOf, speakersNamed } from './roles/role-accuracy.ts'
import { type Rouge, rouge } from './rouge.ts'
import { speedOf } from './speed.ts'

const NATURAL = 'aci'
const R1: Figure['target'] = { of: 'value', is: 'at least', limit: 48 }
const R_LSUM: Figure['target'] = { of: 'value', is: 'at least', limit: 45 }
const NONE: Figure['target'] = { of: 'value', is: 'at most', limit: 0 }

/**
 * The embedded drafter on the validation visits of ACI-Bench: likeness to the note a clinician wrote,
 * what its statements name without evidence, and how long it takes. Rules are written on the train
 * visits alone; valid is only measured.
 */
export async function ambient(): Promise<readonly Row[]> {
  const valid = readCorpus('valid')
  if (!valid) {
    console.error('ambient: there is no ACI-Bench here; CHARTSIDE_SHARED_DATA names its folder.')
    return []
  }
  const scored = valid.map((encounter) => ({ encounter, ...measured(encounter) }))
  const natural = scored.filter(({ encounter }) => encounter.subset === NATURAL)
  const statements = scored.flatMap(({ note }) => statementsOf(note))
  const phrases = valid.flatMap(({ transcript }) => statementsOf(draftOf(transcript, 'phrases')))
  const speed = speedOf(valid)
  const speakers = speakersNamed(valid)
  const figures: readonly Figure[] = [
    points('ROUGE-1', mean(scored, 'r1'), R1),
    points('ROUGE-2', mean(scored, 'r2')),
    points('ROUGE-Lsum', mean(scored, 'rLsum'), R_LSUM),
    points('ROUGE-1, natural conversation', mean(natural, 'r1')),
    points('ROUGE-2, natural conversation', mean(natural, 'r2')),
    points('ROUGE-Lsum, natural conversation', mean(natural, 'rLsum')),
    missing('numbers', groundedNumbers(statements)),
    missing('medications', groundedMedications(statements)),
    missing('numbers in short phrases', groundedNumbers(phrases)),
    missing('medications in short phrases', groundedMedications(phrases)),
    share('sentences whose speaker is inferred rightly', accuracyOf(valid).sentences),
    share('unnamed speakers inferred rightly', speakers.right),
    share('unnamed speakers inferred wrongly', speakers.wrong),
    ...boundaryShares(),
    time('draft of a 20-minute visit', speed.draft, 1000),
    time('check of 100 statements', speed.check, 50),
  ]
  return figures.map((figure) => rowOf('ambient', figure))
}

function measured({ transcript, reference }: Encounter) {
  const note = draftOf(transcript)
  return { note, ...rouge(sectionsText(note), reference) }
}

function boundaryShares(): Figure[] {
  const speech = punctuatedSpeech('valid')
  if (!speech) return []
  const { atAnyMark, stopsFound } = boundaryAccuracy(speech)
  return [
    share('ends of thoughts where people wrote a mark', atAnyMark),
    share('full stops found without punctuation', stopsFound),
  ]
}

const mean = (scores: readonly Rouge[], name: keyof Rouge): number =>
  scores.reduce((sum, score) => sum + score[name], 0) / scores.length

const points = (name: string, value: number, target?: Figure['target']): Figure => ({
  name,
  value,
  unit: 'points',
  ...(target ? { target } : {}),
})

const missing = (things: string, { named, missing: count }: Grounding): Figure => ({
  name: `of ${named} ${things}, without evidence`,
  value: named === 0 ? 0 : (100 * count) / named,
  unit: '%',
  target: NONE,
})

const share = (name: string, value: number): Figure => ({ name, value, unit: '%' })

const time = (name: string, value: number, limit: number): Figure => ({
  name,
  value,
  unit: 'ms',
  target: { of: 'value', is: 'at most', limit },
})
