const UNITS = ['kB', 'MB', 'GB', 'TB'] as const
const STEP = 1_000

/** `84 MB`, `12.3 GB`: three figures at most. */
export function bytesText(bytes: number): string {
  let [value, unit] = [bytes / STEP, 0]
  while (value >= STEP && unit < UNITS.length - 1) [value, unit] = [value / STEP, unit + 1]
  const digits = value < 10 ? 1 : 0
  return `${value.toFixed(digits)} ${UNITS[unit]}`
}
