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
 * 120, "one hundred and five" 105, "one oh three" 103, "hundred" 100, "nineteen ninety six" 1996, "five point three" 5.3,
 * "point five" 0.5, "two and a half" 2.5.
 *
 * @param words lower-case words
 * @returns the value and the index after its last word, or undefined when no number starts there
 */
export function readNumberWords(
  words: readonly string[],
  from: number,
): { value: number; end: number } | undefined {
  if (words[from] === 'point') {
    const decimals = readDecimals(words, 0, from)
    return decimals.end > from ? decimals : undefined
  }
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
  let thousands = 0
  let value: number | undefined
  for (; index < words.length; index++) {
    if (isBridge(words, index)) continue
    if (words[index] === 'thousand' && thousands === 0 && (value ?? 1) < 1000) {
      thousands = (value ?? 1) * 1000
      value = undefined
      continue
    }
    const withZero = afterSpokenZero(words, index, value)
    const next = withZero ?? grown(value, words[index] ?? '')
    if (next === undefined) break
    value = next
    if (withZero !== undefined) index++
  }
  return value === undefined && thousands === 0
    ? undefined
    : { value: thousands + (value ?? 0), end: index }
}

/** "one hundred and five" */
const isBridge = (words: readonly string[], index: number): boolean =>
  words[index] === 'and' &&
  /^(?:hundred|thousand)$/.test(words[index - 1] ?? '') &&
  isNumberWord(words[index + 1] ?? '')

/** "one oh three" is 103; "six oh five" is more likely a time. */
function afterSpokenZero(
  words: readonly string[],
  index: number,
  value: number | undefined,
): number | undefined {
  const digit = SMALL.get(words[index + 1] ?? '') ?? 0
  const isZero = words[index] === 'oh' && (value === 1 || value === 2)
  return isZero && digit > 0 && digit < 10 ? value * 100 + digit : undefined
}

/** The number below a thousand after one more word, or undefined when the word starts another number or is none. */
function grown(value: number | undefined, word: string): number | undefined {
  const small = SMALL.get(word)
  const tens = TENS.get(word)
  if (value === undefined) return word === 'hundred' ? 100 : (small ?? tens)
  if (word === 'hundred') return value < 100 ? value * 100 : undefined
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
