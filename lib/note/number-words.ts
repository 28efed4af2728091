const SMALL = new Map(
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
  seventeen eighteen nineteen`
    .split(/\s+/)
    .map((word, value) => [word, value]),
)
const TENS = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'
    .split(' ')
    .map((word, index) => [word, (index + 2) * 10]),
)

const ALL: ReadonlySet<string> = new Set([...SMALL.keys(), ...TENS.keys(), 'hundred', 'thousand'])

export const isNumberWord = (word: string): boolean => ALL.has(word)

/**
 * Reads the longest number that starts at `from`, as people say it: "twenty three" 23, "one twenty"
 * 120, "one hundred and five" 105, "nineteen ninety six" 1996, "five point three" 5.3, "two and a
 * half" 2.5.
 *
 * @param words lower-case words
 * @returns the value and the index after its last word, or undefined when no number starts there
 */
export function readNumberWords(
  words: readonly string[],
  from: number,
): { value: number; end: number } | undefined {
  const whole = readWhole(words, from)
  if (!whole) return undefined
  const { value, end } = whole
  if (words[end] === 'point') return readDecimals(words, value, end)
  if (words[end] === 'and' && words[end + 1] === 'a' && words[end + 2] === 'half') {
    return { value: value + 0.5, end: end + 3 }
  }
  return whole
}

function readWhole(words: readonly string[], from: number) {
  let index = from
  let value: number | undefined
  for (; index < words.length; index++) {
    const word = words[index] ?? ''
    const isBridge =
      word === 'and' && words[index - 1] === 'hundred' && isNumberWord(words[index + 1] ?? '')
    if (isBridge) continue
    const next = grown(value, word)
    if (next === undefined) break
    value = next
  }
  return value === undefined ? undefined : { value, end: index }
}

/** The number after one more word, or undefined when the word starts another number or is none. */
function grown(value: number | undefined, word: string): number | undefined {
  const small = SMALL.get(word)
  const tens = TENS.get(word)
  if (value === undefined) return small ?? tens
  if (word === 'hundred') return value < 100 ? value * 100 : undefined
  if (word === 'thousand') return value < 1000 ? value * 1000 : undefined
  const added = small ?? tens
  if (added === undefined) return undefined
  if (value >= 100) return value % 100 === 0 || fitsTens(value, added) ? value + added : undefined
  if (fitsTens(value, added)) return value + added
  return value > 0 && added >= 10 ? value * 100 + added : undefined
}

/** "twenty" + "three", but not "twenty" + "twelve" and not "four" + "five". */
const fitsTens = (value: number, added: number): boolean =>
  value % 100 >= 20 && value % 10 === 0 && added > 0 && added < 10

function readDecimals(words: readonly string[], whole: number, point: number) {
  let digits = ''
  let index = point + 1
  for (; index < words.length; index++) {
    const digit = SMALL.get(words[index] ?? '')
    if (digit === undefined || digit > 9) break
    digits += digit
  }
  return digits === ''
    ? { value: whole, end: point }
    : { value: Number(`${whole}.${digits}`), end: index }
}
