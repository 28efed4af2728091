'use client'

import { RefreshCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { CardFacts, CardName, ReadCard } from '#lib/chart/card.ts'
import { clinicalDate, clinicalTime } from '#lib/fhir/clinical-time.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import { IconButton } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { useSiteZone } from '../ui/site-zone.ts'
import { CardNothing } from './card-nothing.tsx'
import { CardRemarks } from './card-remarks.tsx'
import { cardElementId, useChart } from './chart-context.tsx'
import { type CardView, useCard } from './use-card.ts'

/** The cards of the pane, each of which has a title. */
export type ShownCard = Exclude<CardName, 'patient' | 'user' | 'encounter'>

type Props<N extends ShownCard> = {
  readonly name: N
  /** Beside the title: how many, or when. */
  readonly count?: (card: ReadCard<CardFacts[N]>) => ReactNode
  /** What the search looks through. */
  readonly wordsOf: (fact: CardFacts[N]) => readonly (string | undefined)[]
  /** Whether the header says how new the newest fact is, instead of when it was read. */
  readonly showsNewest?: boolean
  /** @param facts those that the search leaves, which are some */
  readonly children: (facts: readonly CardFacts[N][], card: ReadCard<CardFacts[N]>) => ReactNode
}

/** One card: its header, and whichever of its states it is in. */
export function ChartCard<N extends ShownCard>(props: Props<N>) {
  const t = useTranslations('chart')
  const { needle } = useChart()
  const view = useCard(props.name)
  const { card } = view
  const read = card?.state === 'read' ? card : undefined
  const facts = read?.facts.filter((fact) => matches(props.wordsOf(fact), needle)) ?? []
  if (needle && facts.length === 0) return null
  const name: ShownCard = props.name
  const title = t(`card.${name}`)
  return (
    <section
      id={cardElementId(props.name)}
      aria-label={title}
      aria-busy={view.isReading}
      tabIndex={-1}
      className="border-b border-line-2 pb-1.5 focus-visible:-outline-offset-2"
    >
      <header className="sticky top-0 z-1 flex items-center gap-2 bg-ledger pt-1.5 pr-2 pb-0.5 pl-3">
        <h3 className="font-semibold">{title}</h3>
        <span className="text-s text-ink-3">{read && facts.length > 0 && props.count?.(read)}</span>
        <CardAge view={view} title={title} showsNewest={props.showsNewest ?? false} />
      </header>
      {read && facts.length > 0 ? (
        props.children(facts, read)
      ) : (
        <CardNothing view={view} title={title} />
      )}
      {read ? <CardRemarks card={read} problem={view.problem} /> : null}
    </section>
  )
}

const matches = (words: readonly (string | undefined)[], needle: string): boolean =>
  needle === '' || words.some((word) => word?.toLowerCase().includes(needle))

type AgeProps<N extends ShownCard> = {
  readonly view: CardView<N>
  readonly title: string
  readonly showsNewest: boolean
}

/** How old the card is, and the button that reads it again. */
function CardAge<N extends ShownCard>({ view, title, showsNewest }: AgeProps<N>) {
  const t = useTranslations('chart')
  const zone = useSiteZone()
  const { card } = view
  const at = momentOf(view)
  if (!card || !at) return null
  const time = clinicalTime(at, zone) ?? ''
  const newest = card.state === 'read' && showsNewest ? card.newest : undefined
  return (
    <>
      <span className="ml-auto text-s whitespace-nowrap text-ink-3">
        {card.state === 'failed'
          ? t('tried', { time })
          : newest
            ? t('newest', { date: clinicalDate(newest, zone) })
            : t('asOf', { time })}
      </span>
      <IconButton
        label={t('readAgain', { card: title, time })}
        kind="faint"
        size="xs"
        onClick={view.readAgain}
      >
        <Icon
          of={RefreshCw}
          size="s"
          className={view.isReading ? 'motion-safe:animate-spin' : undefined}
        />
      </IconButton>
    </>
  )
}

function momentOf<N extends ShownCard>({ card }: CardView<N>): Instant | undefined {
  if (card?.state === 'read') return card.asOf
  return card?.state === 'failed' ? card.at : undefined
}
