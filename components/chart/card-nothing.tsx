'use client'

import { useTranslations } from 'use-intl'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import type { ShownCard } from './chart-card.tsx'
import { useFailureText } from './failure-text.ts'
import type { CardView } from './use-card.ts'

type Props<N extends ShownCard> = { readonly view: CardView<N>; readonly title: string }

/** The ways in which a card shows no facts, each of them told apart (UX4). */
export function CardNothing<N extends ShownCard>({ view, title }: Props<N>) {
  const t = useTranslations('chart')
  const why = useFailureText()
  const { card, problem, readAgain } = view
  const code = card?.state === 'failed' ? card.code : card ? undefined : problem
  if (code) {
    return (
      <Empty glyph="cloud">
        {t('failed', { why: why(code) })}{' '}
        <Button kind="quiet" size="s" onClick={readAgain}>
          {t('tryAgain')}
        </Button>
      </Empty>
    )
  }
  if (!card) return <Reading title={title} />
  if (card.state === 'not-permitted')
    return <Empty glyph="struck-circle">{t('notPermitted')}</Empty>
  if (card.state === 'not-supported')
    return <Empty glyph="dotted-square">{t('notSupported')}</Empty>
  // Records that cannot be shown are not nothing: the remarks below name them.
  const isEmpty = card.state === 'read' && card.unreadable.length === 0
  return isEmpty ? <Empty glyph="dash">{t('none')}</Empty> : null
}

/** The place of what is coming, with words. */
function Reading({ title }: { readonly title: string }) {
  const t = useTranslations('chart')
  return (
    <div className="grid gap-2 px-3 py-1">
      <p className="text-ink-3">{t('reading', { card: title.toLowerCase() })}</p>
      <div aria-hidden="true" className="h-3 w-4/5 rounded-1 bg-line" />
      <div aria-hidden="true" className="h-3 w-3/5 rounded-1 bg-line" />
    </div>
  )
}
