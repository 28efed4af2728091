'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Instant } from '#lib/kernel/instant.ts'
import { Button } from '../ui/button.tsx'
import { ClinicalTime } from '../ui/clinical-time.tsx'
import { Glyph } from '../ui/glyph.tsx'
import { isSaidAloud, type SessionStage } from './idle.ts'

type Props = {
  readonly stage: SessionStage
  readonly endsAt: Instant
  readonly onStay: () => void
}

/** Says ahead that the page will lock, or that the session ends. It stands in nobody's way. */
export function SessionWarning({ stage, endsAt, onStay }: Props) {
  const t = useTranslations('session.warning')
  const [isUnderstood, setUnderstood] = useState(false)
  const seconds = stage.kind === 'locks-soon' ? stage.seconds : undefined
  return (
    <>
      <Aloud seconds={seconds} />
      {seconds === undefined ? null : (
        <Notice
          title={t('locks', { seconds })}
          text={t('why')}
          button={<Button onClick={onStay}>{t('stay')}</Button>}
        />
      )}
      {stage.kind === 'ends-soon' && !isUnderstood ? (
        <Notice
          title={t.rich('ends', { time: () => <ClinicalTime at={endsAt} show="time" /> })}
          text={t('endsWhy')}
          button={<Button onClick={() => setUnderstood(true)}>{t('understood')}</Button>}
        />
      ) : null}
    </>
  )
}

/** For those who do not see it count; always there, so that what changes in it is heard. */
function Aloud({ seconds }: { readonly seconds: number | undefined }) {
  const t = useTranslations('session.warning')
  const [said, setSaid] = useState<number>()
  if (seconds !== said && (seconds === undefined || isSaidAloud(seconds))) setSaid(seconds)
  return (
    <p role="status" className="sr-only">
      {said === undefined ? null : t('announce', { seconds: said })}
    </p>
  )
}

type NoticeProps = {
  readonly title: ReactNode
  readonly text: string
  readonly button: ReactNode
}

/** A popover, since only those are seen above an open dialog. */
function Notice({ title, text, button }: NoticeProps) {
  const t = useTranslations('session.warning')
  const notice = useRef<HTMLElement>(null)
  useEffect(() => notice.current?.showPopover(), [])
  return (
    <section
      ref={notice}
      popover="manual"
      aria-label={t('label')}
      className="fixed inset-auto right-2 bottom-1/3 m-0 w-90 max-w-[calc(100vw-1rem)] gap-2 rounded-3 border border-edge bg-raised p-3 text-ink shadow-pop open:grid"
    >
      <p className="font-semibold text-warn">
        <Glyph of="triangle" className="mr-1.5" />
        {title}
      </p>
      <p>{text}</p>
      <div>{button}</div>
    </section>
  )
}
