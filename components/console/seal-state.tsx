import type { ReactNode } from 'react'
import type { IntegrityStatus } from '#lib/audit/audit-integrity.ts'
import { type Instant, millisecondsBetween } from '#lib/kernel/instant.ts'
import { Glyph, type GlyphShape } from '../ui/glyph.tsx'
import { momentText } from './moment.tsx'
import { consoleWords as t } from './words.ts'

const LATE_MS = 120_000

type Props = {
  readonly status: IntegrityStatus
  readonly zone: string
  readonly now: Instant
}

/** How far the trail is sealed and copied outside, each with what it means when it is not. */
export function SealState({ status, zone, now }: Props) {
  const { head, sinks, lag, lastVerification } = status
  const isLate = lag.oldestAt && millisecondsBetween(lag.oldestAt, now) > LATE_MS
  return (
    <ul className="grid gap-1">
      <State glyph={head ? 'tick' : 'dash'} tone={head ? 'ok' : 'quiet'}>
        {head ? t('integrity.sealed', { size: head.size }) : t('integrity.notSealed')}
      </State>
      {isLate && lag.oldestAt ? (
        <State glyph="triangle" tone="warn">
          {t('integrity.late', { time: momentText(lag.oldestAt, zone) })}
        </State>
      ) : (
        <State glyph="dash" tone="quiet">
          {t('integrity.lag', { records: lag.records })}
        </State>
      )}
      {sinks.length === 0 && (
        <State glyph="triangle" tone="warn">
          {t('integrity.noSink')}
        </State>
      )}
      {lastVerification && (
        <State
          glyph={lastVerification.faults === 0 ? 'tick' : 'diamond'}
          tone={lastVerification.faults === 0 ? 'ok' : 'crit'}
        >
          {t('integrity.check')} {momentText(lastVerification.endedAt, zone)}:{' '}
          {lastVerification.faults === 0
            ? t('integrity.good')
            : t('integrity.bad', { faults: lastVerification.faults })}
        </State>
      )}
    </ul>
  )
}

const INKS = { ok: 'text-ok', warn: 'text-warn', crit: 'text-crit', quiet: 'text-ink-2' } as const

function State({
  glyph,
  tone,
  children,
}: {
  readonly glyph: GlyphShape
  readonly tone: keyof typeof INKS
  readonly children: ReactNode
}) {
  return (
    <li
      className={`flex items-start gap-2 ${INKS[tone]} ${tone === 'quiet' ? '' : 'font-semibold'}`}
    >
      <Glyph of={glyph} className="mt-0.75" />
      <span>{children}</span>
    </li>
  )
}
