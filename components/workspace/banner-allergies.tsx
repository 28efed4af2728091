'use client'

import { useTranslations } from 'use-intl'
import type { Allergy } from '#lib/chart/allergies.ts'
import {
  type AllergySummary,
  foldAllergies,
  summarizeAllergies,
} from '#lib/chart/allergy-summary.ts'
import { useCard } from '../chart/use-card.ts'
import { Glyph } from '../ui/glyph.tsx'
import { Spinner } from '../ui/spinner.tsx'

type Props = {
  /** How many are shown before anybody asks for all; severe ones always are. */
  readonly room: number
  readonly onExpand: () => void
}

/** The allergies beside the name: what there is, or exactly why there is nothing. */
export function BannerAllergies({ room, onExpand }: Props) {
  const t = useTranslations('shell')
  const { card, problem } = useCard('allergies')
  if (card?.state === 'read') {
    const summary = summarizeAllergies(card.facts)
    const hasHidden = card.unreadable.length > 0 || card.stoppedAfter !== undefined
    // "None known" beside records that nobody has seen would be a guess.
    if (summary.kind !== 'allergies' && hasHidden) return <Alarm text={t('allergiesFailed')} />
    return (
      <>
        <Summary summary={summary} room={room} onExpand={onExpand} />
        {hasHidden ? <Alarm text={t('allergiesIncomplete')} /> : null}
      </>
    )
  }
  if (card?.state === 'not-permitted') return <Alarm text={t('allergiesNotPermitted')} />
  if (card?.state === 'not-supported') return <Alarm text={t('allergiesNotSupported')} />
  if (card || problem) return <Alarm text={t('allergiesFailed')} />
  return <Spinner>{t('readingAllergies')}</Spinner>
}

/** Not knowing about allergies is a warning by itself. */
function Alarm({ text }: { readonly text: string }) {
  return (
    <span className="font-semibold text-warn">
      <Glyph of="triangle" className="mr-1" />
      {text}
    </span>
  )
}

type SummaryProps = Props & { readonly summary: AllergySummary }

function Summary({ summary, room, onExpand }: SummaryProps) {
  const t = useTranslations('chart.allergy')
  if (summary.kind === 'allergies') {
    return <Listed allergies={summary.allergies} room={room} onExpand={onExpand} />
  }
  if (summary.kind === 'not-recorded') return <Alarm text={t('notRecorded')} />
  if (summary.kind === 'not-asked') return <Alarm text={t('notAsked')} />
  return (
    <span className="font-semibold">
      <Glyph of="dash" className="mr-1 text-ink-2" />
      {summary.of.map((of) => t(`none.${of}`)).join(', ')}
    </span>
  )
}

function Listed({ allergies, room, onExpand }: Props & { readonly allergies: readonly Allergy[] }) {
  const t = useTranslations('shell')
  const { shown, folded } = foldAllergies(allergies, room)
  return (
    <>
      <span className="font-semibold text-crit">
        <Glyph of="octagon" className="mr-1" />
        {t('allergies')}
      </span>
      {shown.map((allergy) => (
        <BannerAllergy key={allergy.reference} allergy={allergy} />
      ))}
      {folded.length > 0 ? (
        <button
          type="button"
          onClick={onExpand}
          className="min-h-6 font-semibold text-accent underline underline-offset-2"
        >
          {t('moreAllergies', { count: folded.length })}
        </button>
      ) : null}
    </>
  )
}

/** `penicillin anaphylaxis`; a name that cannot be read is named by its record. */
function BannerAllergy({ allergy }: { readonly allergy: Allergy }) {
  const t = useTranslations('chart')
  const { name, reference, reactions } = allergy
  return (
    <span>
      <b>{name ?? `${t('notReadable')}, ${reference}`}</b> {reactions.join(', ')}
    </span>
  )
}
