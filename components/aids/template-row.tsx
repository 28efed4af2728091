import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import type { NoteTemplate } from '#lib/note/templates/note-template.ts'
import { Button } from '../ui/button.tsx'
import { placesOf } from './places-of.ts'

type Props = {
  readonly template: NoteTemplate
  readonly onBegin: () => void
  /** Of the clinician's own only. */
  readonly onRemove: (() => Promise<AppErrorCode | undefined>) | undefined
}

/** A template: what it orders and what it takes from the chart. Pressed, a note begins by it. */
export function TemplateRow({ template, onBegin, onRemove }: Props) {
  const t = useTranslations('aids.templates')
  const note = useTranslations('note')
  const { title, type, order } = template
  const places = placesOf(template)
  const words = [
    note(`type.${type}`),
    ...(order.length > 0
      ? [t('order', { sections: order.map((code) => note(`section.${code}`)).join(', ') })]
      : []),
    places.length > 0 ? t('fills', { places: places.join(', ') }) : t('fillsNone'),
  ]
  return (
    <li className="flex flex-wrap items-center gap-x-2">
      <button
        type="button"
        className="grid min-w-0 flex-1 basis-56 gap-px px-2 py-2 text-left hover:bg-accent-soft"
        onClick={onBegin}
      >
        <span className="font-semibold text-accent">{title}</span>
        <span className="text-s text-ink-2">{words.join('. ')}.</span>
      </button>
      {onRemove ? <Remove title={title} onRemove={onRemove} /> : null}
    </li>
  )
}

type RemoveProps = {
  readonly title: string
  readonly onRemove: () => Promise<AppErrorCode | undefined>
}

function Remove({ title, onRemove }: RemoveProps) {
  const t = useTranslations('aids.templates')
  const say = useTranslations('appError')
  const [isAsking, setAsking] = useState(false)
  const [failure, setFailure] = useState<AppErrorCode>()
  if (!isAsking) {
    return (
      <Button
        size="s"
        kind="quiet"
        aria-label={t('removeOne', { title })}
        onClick={() => setAsking(true)}
      >
        {t('remove')}
      </Button>
    )
  }
  return (
    <span className="flex flex-wrap items-center gap-1.5 py-1">
      <Button size="s" kind="stop" onClick={async () => setFailure(await onRemove())}>
        {t('removeYes', { title })}
      </Button>
      <Button size="s" onClick={() => setAsking(false)}>
        {t('removeNo')}
      </Button>
      {failure ? (
        <span role="alert" className="text-warn">
          {say(failure)}
        </span>
      ) : null}
    </span>
  )
}
