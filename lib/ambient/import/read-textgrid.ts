import { clockTime, type LabelledLine } from './labelled-line.ts'

const HEADER = /^\s*File type = "ooTextFile"\s*\n\s*Object class = "TextGrid"/
const TIER = /^\s*class = "IntervalTier"\s*\n\s*name = "((?:[^"]|"")*)"/gm
const INTERVAL = /^\s*xmin = ([\d.]+)\s*\n\s*xmax = [\d.]+\s*\n\s*text = "((?:[^"]|"")*)"/gm
// What a transcriber was not sure of stays, marked so that it is never taken for certain.
const TAGS: readonly (readonly [RegExp, string])[] = [
  [/<UNSURE>\s*([^<]*?)\s*<\/UNSURE>/g, '[unsure: $1]'],
  [/<UNIN\/>|<INAUDIBLE(?:_SPEECH)?\/>/g, '[inaudible]'],
]

export const isTextGrid = (text: string): boolean => HEADER.test(text)

/**
 * The intervals of a Praat TextGrid (long text format) as labelled lines in the order of their
 * beginnings: each tier is a speaker, and silence is left out. Several files, one for each channel,
 * may follow one another.
 */
export function readTextGrid(text: string): LabelledLine[] {
  const tiers = [...text.matchAll(TIER)]
  const spoken = tiers.flatMap((tier, index) => {
    const end = tiers[index + 1]?.index ?? text.length
    const label = unquoted(tier[1] ?? '') || `Tier ${index + 1}`
    return intervalsOf(text.slice(tier.index, end)).map((one) => ({ ...one, label }))
  })
  return spoken
    .sort((a, b) => a.begin - b.begin)
    .map(({ label, begin, said }) => ({ label, at: clockTime(begin), text: said }))
}

const intervalsOf = (tier: string): { begin: number; said: string }[] =>
  [...tier.matchAll(INTERVAL)]
    .map(([, begin = '0', said = '']) => ({ begin: Number(begin), said: withMarks(said) }))
    .filter(({ said }) => said !== '')

const withMarks = (said: string): string =>
  TAGS.reduce((text, [tag, mark]) => text.replace(tag, mark), unquoted(said)).trim()

const unquoted = (text: string): string => text.replaceAll('""', '"')

/**
 * The same TextGrid with another name for its tiers: a file of one channel says who speaks in its own
 * name (`visit_doctor.TextGrid`), not in it.
 */
export const namedTiers = (text: string, name: string): string =>
  text.replace(TIER, (tier) => tier.replace(/name = "(?:[^"]|"")*"/, `name = "${name}"`))
