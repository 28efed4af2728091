import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { withoutNumber } from '#lib/ambient/boundaries/thought-boundaries.ts'
import { parseCsv } from '#lib/ambient/import/parse-csv.ts'
import { readTranscript } from '#lib/ambient/read-transcript.ts'
import type { Turn } from '#lib/ambient/transcript.ts'
import type { TranscriptId } from '#lib/kernel/ids.ts'
import { wordsOf } from '#lib/note/words.ts'
import { readCorpus } from '../corpus.ts'

/** What stands after a word where people wrote punctuation; `clause` is a comma before a subject. */
export type Mark = 'stop' | 'clause' | 'comma' | 'none'

/** Words in a row, and what stands after each. */
export type Punctuated = { readonly words: readonly string[]; readonly marks: readonly Mark[] }

/** Turns of one speaker that are read as one, as a recogniser hears them. */
const TURNS_TOGETHER = 3

/**
 * What was said in visits with punctuation: those of ACI-Bench that were not natural conversation,
 * and the dialogues of MTS-Dialog; undefined where the data is not on this machine.
 */
export function punctuatedSpeech(split: 'train' | 'valid'): readonly Punctuated[] | undefined {
  const visits = readCorpus(split)?.filter(({ subset }) => subset !== 'aci')
  const dialogues = readDialogues(split === 'train' ? 'training' : 'validation')
  if (!visits || !dialogues) return undefined
  return [...visits.map(({ transcript }) => transcript.turns), ...dialogues]
    .flatMap((turns) => (split === 'train' ? together(turns) : turns.map(({ text }) => text)))
    .map(punctuated)
}

function readDialogues(split: string): readonly (readonly Turn[])[] | undefined {
  const folder = resolve(process.env.CHARTSIDE_SHARED_DATA ?? '../shared/data')
  const file = join(folder, 'mts-dialog', `${split}.csv`)
  if (!existsSync(file)) return undefined
  const [header = [], ...rows] = parseCsv(readFileSync(file, 'utf8')) ?? []
  return rows.flatMap((row) => {
    const read = readTranscript(row[header.indexOf('dialogue')] ?? '', split as TranscriptId) // a name will do
    return read.ok ? [read.value.turns] : []
  })
}

function together(turns: readonly Turn[]): string[] {
  return [...new Set(turns.map(({ speaker }) => speaker))].flatMap((speaker) => {
    const own = turns.filter((turn) => turn.speaker === speaker).map(({ text }) => ended(text))
    const starts = own.flatMap((_, index) => (index % TURNS_TOGETHER === 0 ? [index] : []))
    return starts.map((start) => own.slice(start, start + TURNS_TOGETHER).join(' '))
  })
}

const ended = (text: string): string => (/[.?!]\s*$/.test(text) ? text : `${text} .`)

function punctuated(text: string): Punctuated {
  const words = wordsOf(text)
  return {
    words: words.map((word) => withoutNumber(word.text)),
    marks: words.map(({ end }, index) => {
      const next = words[index + 1]?.start ?? text.length
      return markIn(text.slice(end, next), text.slice(next))
    }),
  }
}

const CLAUSE =
  /^(?:(?:and|but|so|or|because|then|now|okay) )*(?:i|we|you|he|she|it|they|there|that|this|let)\b/i

function markIn(between: string, rest: string): Mark {
  if (/[.?!]/.test(between)) return 'stop'
  if (!/[,;:]/.test(between)) return 'none'
  return CLAUSE.test(rest) ? 'clause' : 'comma'
}
