import { errorProneIn, putRight } from '#lib/note/error-prone/find-error-prone.ts'
import { readCorpus } from '../ambient/corpus.ts'
import { type Figure, type Row, rowOf } from '../report/row.ts'

// Right ways of writing as they stand in notes, made error-prone.
const PLANTED: readonly (readonly [right: RegExp, errorProne: string])[] = [
  [/(?<=(?<![\d.])\d+)(?= mg\b(?!\/))/g, '.0'],
  [/\b0(?=\.\d+ ?(?:mg|mL|cm)\b)/g, ''],
  [/(?<=\d) (?=mg\b)/g, ''],
  [/(?<=\d ?)mcg\b/g, 'µg'],
  [/(?<=\d ?)mL\b/g, 'cc'],
  [/(?<=\d ?)units\b/g, 'U'],
  [/\bevery other day\b/g, 'QOD'],
  [/(?<=\d ?mg )(?:once )?daily\b/g, 'QD'],
  [/\bat bedtime\b/g, 'qhs'],
  [/\bhydrochlorothiazide\b/g, 'HCTZ'],
  [/\bmethotrexate\b/g, 'MTX'],
]

/** Error-prone ways of writing: how often notes of people are flagged, and what is found of planted ones. */
export async function wording(): Promise<readonly Row[]> {
  const visits = [...(readCorpus('train') ?? []), ...(readCorpus('valid') ?? [])]
  if (visits.length === 0) {
    console.error('wording: there is no ACI-Bench here; CHARTSIDE_SHARED_DATA names its folder.')
    return []
  }
  const lines = visits.flatMap(({ reference }) => reference.split('\n'))
  const words = lines.reduce((sum, line) => sum + line.split(/\s+/).length, 0)
  const flags = lines.flatMap((line) => errorProneIn(line)).length
  const planted = lines.flatMap(plantedIn)
  const found = planted.filter(({ at, text }) =>
    errorProneIn(text).some(({ start, end }) => start - 1 <= at && at <= end + 1),
  )
  const clean = planted.filter(({ text }) => errorProneIn(allRight(text)).length === 0)
  const share = (part: readonly unknown[]) => (100 * part.length) / planted.length
  const figures: readonly Figure[] = [
    { name: `of ${words} words, flagged`, value: (100 * flags) / words, unit: '%', target: RARE },
    { name: `of ${planted.length} planted, found`, value: share(found), unit: '%', target: MOST },
    { name: 'of them, gone when put right', value: share(clean), unit: '%', target: MOST },
  ]
  return figures.map((figure) => rowOf('wording', figure))
}

const RARE = { of: 'value', is: 'at most', limit: 0.1 } as const
const MOST = { of: 'value', is: 'at least', limit: 99 } as const

const plantedIn = (line: string) =>
  PLANTED.flatMap(([right, errorProne]) =>
    [...line.matchAll(right)].map(({ index, 0: written }) => ({
      at: index,
      text: line.slice(0, index) + errorProne + line.slice(index + written.length),
    })),
  )

function allRight(text: string): string {
  const [first] = errorProneIn(text)
  return first ? allRight(putRight(text, first)) : text
}
