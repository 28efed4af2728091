import { useTranslations } from 'use-intl'
import { Button } from '../ui/button.tsx'

type Props = {
  readonly title: string
  readonly texts: readonly string[]
  /** Takes the sentence over as it stands; without it that may not be. */
  readonly onTake?: (text: string) => void
}

/** Sentences of the plan that the sheet does not tell. */
export function NotTold({ title, texts, onTake }: Props) {
  const t = useTranslations('aids.instructions')
  if (texts.length === 0) return null
  return (
    <section
      aria-label={title}
      className="grid gap-1 border-l-3 border-warn bg-warn-soft px-3 py-2"
    >
      <h3 className="font-semibold">{title}</h3>
      <ul className="grid gap-1">
        {texts.map((text, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a sentence may occur twice
          <li key={index} className="flex flex-wrap items-baseline gap-x-2">
            <span className="min-w-0 flex-1 basis-56 break-words">{text}</span>
            {onTake ? (
              <Button size="s" aria-label={t('takeOne', { text })} onClick={() => onTake(text)}>
                {t('take')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
