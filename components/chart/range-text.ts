import { useTranslations } from 'use-intl'
import type { Result } from '#lib/chart/measurement.ts'
import type { ReferenceRange } from '#lib/fhir/reference-range.ts'
import { shownNumber } from '#lib/fhir/shown-number.ts'

/** The ranges of a result as sent; limits without a text in the shortest words. */
export function useRangeText(): (result: Result) => string | undefined {
  const t = useTranslations('chart.range')
  const limits = ({ text, low, high }: ReferenceRange): string => {
    if (text) return text
    const shown = { low: shownNumber(low ?? 0), high: shownNumber(high ?? 0) }
    if (low === undefined) return t('high', shown)
    return high === undefined ? t('low', shown) : t('both', shown)
  }
  const one = (range: ReferenceRange): string =>
    range.kind ? t('kind', { range: limits(range), kind: range.kind }) : limits(range)
  return ({ ranges }) => ranges.map(one).join('; ') || undefined
}
