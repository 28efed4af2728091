'use client'

import { useTranslations } from 'use-intl'
import type { WorklistKind } from '#lib/filing/worklist.ts'
import type { WorklistItem } from '#lib/flows/read-worklist.ts'
import { type Instant, millisecondsBetween } from '#lib/kernel/instant.ts'
import { isNoteType } from '#lib/note/note-types.ts'
import { ClinicalTime } from '../ui/clinical-time.tsx'
import { Glyph, type GlyphShape } from '../ui/glyph.tsx'

type Props = {
  readonly item: WorklistItem
  readonly launchId: string
  readonly now: Instant
  /** Unsaved words of it are on this device. */
  readonly isOnDevice: boolean
}

const LOOKS: Readonly<Record<WorklistKind, { readonly glyph: GlyphShape; readonly tone: string }>> =
  {
    failed: { glyph: 'octagon', tone: 'text-crit' },
    'to-co-sign': { glyph: 'pencil', tone: 'text-accent' },
    awaited: { glyph: 'turning-arrow', tone: 'text-ink-2' },
    held: { glyph: 'triangle', tone: 'text-warn' },
    'not-filed': { glyph: 'turning-arrow', tone: 'text-accent' },
    unsigned: { glyph: 'pencil', tone: 'text-ink-2' },
  }

/** One piece of work: what it is, whose, where it stands, how old, and how it goes on. */
export function WorklistRow({ item, launchId, now, isOnDevice }: Props) {
  const t = useTranslations('worklist')
  const types = useTranslations('note')
  const { kind, noteType, does } = item
  const { glyph, tone } = LOOKS[kind]
  const type = isNoteType(noteType) ? types(`type.${noteType}`) : noteType
  return (
    <li className="grid gap-x-4 gap-y-0.5 border-b border-line py-2 at-720:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)_8.5rem_11rem]">
      <span className="wrap-anywhere">
        <b className="block">
          {item.place === 'other-patient'
            ? (item.initials ?? t('initialsUnknown'))
            : t('thisPatient')}
        </b>
        {t(`does.${does}`, { type })}
      </span>
      <span>
        <span className={`flex items-start gap-1.5 font-semibold ${tone}`}>
          <Glyph of={glyph} className="mt-0.75" />
          <State item={item} />
        </span>
        {isOnDevice ? <span className="block text-s text-warn">{t('recovered')}</span> : null}
      </span>
      <span className="text-ink-2">
        <b className="font-semibold text-ink at-720:block">{useAge(item.since, now)}</b>{' '}
        <ClinicalTime at={item.since} show="date-time" />
      </span>
      <span className="at-720:text-right">
        <Way item={item} launchId={launchId} />
      </span>
    </li>
  )
}

function State({ item: { state, coSign } }: Pick<Props, 'item'>) {
  const t = useTranslations('worklist')
  if (coSign && coSign.standing !== 'given') {
    return coSign.name
      ? t(`coSign.${coSign.standing}`, { name: coSign.name })
      : t('coSign.awaitedOfAnybody')
  }
  return t(`state.${state === undefined || state === 'filed' ? 'draft' : state}`)
}

function Way({ item, launchId }: Pick<Props, 'item' | 'launchId'>) {
  const t = useTranslations('worklist')
  if (item.place === 'here') return <a href={hrefOf(item, launchId)}>{t('open')}</a>
  return (
    <span className="text-s text-ink-2">
      {item.place === 'other-visit' ? t('otherVisit') : t('otherPatient')}
    </span>
  )
}

const hrefOf = ({ noteId, coSign }: WorklistItem, launchId: string): string =>
  coSign?.standing === 'to-give' || coSign?.standing === 'given'
    ? `/l/${launchId}?cosign=${coSign.filingId}`
    : `/l/${launchId}?note=${noteId}`

const MINUTE_MS = 60_000
const HOUR = 60
const DAY = 24 * HOUR

/** `12 min`, `5 h`, `3 d`: what is old stands out. */
function useAge(since: Instant, now: Instant): string {
  const t = useTranslations('worklist.since')
  const minutes = Math.max(0, Math.floor(millisecondsBetween(since, now) / MINUTE_MS))
  if (minutes < HOUR) return t('minutes', { count: minutes })
  if (minutes < 2 * DAY) return t('hours', { count: Math.floor(minutes / HOUR) })
  return t('days', { count: Math.floor(minutes / DAY) })
}
