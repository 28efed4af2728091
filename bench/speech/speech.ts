import { randomUUID } from 'node:crypto'
import type { Transcript } from '#lib/ambient/transcript.ts'
import type { Speaker } from '#lib/note/sources.ts'
import { recognise } from '#lib/testing/asr/recognise.ts'
import { wordErrorRate } from '#lib/testing/asr/word-errors.ts'
import { type Figure, type Row, rowOf, type Target } from '../report/row.ts'
import { median } from '../report/statistics.ts'
import { callAction } from '../run/call-action.ts'
import type { System } from '../run/system.ts'
import { dialogues } from './dialogues.ts'
import { openVisit } from './open-visit.ts'
import { type RecordedVisit, recordedVisit } from './recorded-visit.ts'
import { seenInPage } from './seen-in-page.ts'
import { type SpokenVisit, spokenVisit } from './spoken-visit.ts'

const PROGRESS_NOTE = '11506-3'
/** What the way from the page to the transcript may add to the engine's own errors. */
const NOTHING_LOST: Target = { of: 'ratio', is: 'at most', limit: 1.02 }

/**
 * Synthetic visits through consent, pieces, stop, worker and engine, against the same engine given
 * the same sound directly. Figures of the way, and of synthetic voices: no claim about people.
 */
export async function speech(system: System): Promise<readonly Row[]> {
  const visit = await openVisit(system)
  const noteId = randomUUID()
  await callAction(visit, 'createNote', { noteId, type: PROGRESS_NOTE })
  const spoken = dialogues.map(spokenVisit)
  const heard: Heard[] = []
  for (const [one, two] of spoken) {
    for (const visited of [one, two]) {
      heard.push({ ...visited, ...(await recordedVisit(visit, noteId, visited)) })
    }
  }
  const direct: number[] = []
  for (const [{ pcm, said }] of spoken) {
    const segments = await recognise(pcm)
    direct.push(wordErrorRate(said.all, segments.map(({ text }) => text).join(' ')))
  }
  const inPage = await seenInPage(
    system,
    spoken.map(([one]) => one.pcm),
  )
  return [...figuresOf(heard, direct), ...inPage].map((figure) => rowOf('speech', figure))
}

type Heard = SpokenVisit & RecordedVisit

function figuresOf(heard: readonly Heard[], direct: readonly number[]): readonly Figure[] {
  const one = heard.filter(({ channels }) => channels === 1)
  const two = heard.filter(({ channels }) => channels === 2)
  const errors = (visits: readonly Heard[], of: 'all' | 'clinician' | 'patient') =>
    100 *
    mean(visits.map(({ said, transcript }) => wordErrorRate(said[of], textOf(transcript, of))))
  return [
    {
      ...{ name: 'word errors, one microphone', unit: '%', value: errors(one, 'all') },
      baseline: 100 * mean(direct),
      target: NOTHING_LOST,
    },
    { name: 'word errors, two: the clinician’s', unit: '%', value: errors(two, 'clinician') },
    { name: 'word errors, two: the patient’s', unit: '%', value: errors(two, 'patient') },
    {
      name: 'stop to transcript, median',
      value: median(heard.map(({ waited }) => waited)),
      unit: 'ms',
    },
    {
      name: 'the same, of the time that was spoken',
      value: 100 * median(heard.map(({ waited, pcm, channels }) => waited / msOf(pcm, channels))),
      unit: '%',
    },
  ]
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

const msOf = ({ length }: Uint8Array, channels: number): number => length / (32 * channels)

const textOf = ({ turns }: Transcript, speaker: Speaker | 'all'): string =>
  turns
    .filter((turn) => speaker === 'all' || turn.speaker === speaker)
    .map(({ text }) => text)
    .join(' ')
