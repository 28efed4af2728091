import type { Verification } from '#lib/audit/audit-integrity.ts'
import { Glyph } from '../ui/glyph.tsx'
import { Moment } from './moment.tsx'
import { consoleWords as t } from './words.ts'

/** What the last check of the whole trail found. */
export function LastCheck({
  of,
  zone,
}: {
  readonly of: Verification | undefined
  readonly zone: string
}) {
  if (!of) return <p className="text-ink-2">{t('integrity.never')}</p>
  const { faults, findings, unfinished, endedAt, ...counts } = of
  const isGood = faults === 0
  return (
    <>
      <p className={`font-semibold ${isGood ? 'text-ok' : 'text-crit'}`}>
        <Glyph of={isGood ? 'tick' : 'diamond'} className="mr-1.5" />
        {isGood ? t('integrity.good') : t('integrity.bad', { faults })}
      </p>
      <p className="text-ink-2">
        <Moment at={endedAt} zone={zone} />, {t('integrity.checked', counts)}
      </p>
      {findings.length > 0 && (
        <ul className="list-disc pt-1.5 pl-5 font-mono text-s">
          {findings.map((finding) => (
            <li key={finding} className="wrap-anywhere">
              {finding}
            </li>
          ))}
        </ul>
      )}
      {unfinished > 0 && (
        <p className="pt-1.5 text-ink-2">{t('integrity.unfinished', { count: unfinished })}</p>
      )}
    </>
  )
}
