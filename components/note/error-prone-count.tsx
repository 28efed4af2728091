import { useTranslations } from 'use-intl'
import { Button } from '../ui/button.tsx'

type Props = { readonly count: number; readonly onNext: () => void }

/** How much of the note is written in a way that is misread, and the way there. It stops nothing. */
export function ErrorProneCount({ count, onNext }: Props) {
  const t = useTranslations('note.errorProne')
  if (count === 0) return null
  return (
    <p className="flex flex-wrap items-center gap-x-1.5 text-s text-ink-2">
      {t('count', { count })}
      <Button size="s" kind="quiet" aria-keyshortcuts="Alt+F" onClick={onNext}>
        {t('next')}
        <kbd className="font-sans text-ink-3">Alt+F</kbd>
      </Button>
    </p>
  )
}
