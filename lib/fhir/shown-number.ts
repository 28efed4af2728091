/**
 * A number as people read it: as sent while it has at most 4 decimals, else rounded to 4 significant
 * figures (a device's 167.77334700962666 cm). Never an exponent, never a trailing zero after the
 * point (ISMP).
 */
export function shownNumber(value: number): string {
  const sent = plain(value)
  const decimals = sent.split('.')[1]?.length ?? 0
  if (decimals <= 4) return sent
  const whole = Math.trunc(value)
  // Figures before the point are never rounded away.
  if (Math.abs(whole) >= 1000) return plain(Math.round(value * 10) / 10)
  return plain(Number(value.toPrecision(4)))
}

function plain(value: number): string {
  const text = String(value)
  if (!text.includes('e')) return text
  return value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 })
}
