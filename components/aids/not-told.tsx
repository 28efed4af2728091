import { useTranslations } from 'use-intl'
import { Button } from '../ui/button.tsx'
import type { PlanSentence } from './instruction-sheet.ts'

type Props = {
  readonly title: string
  readonly sentences: readonly PlanSentence[]
  /** Takes the sentence over as it stands; without it that may not be. */
  readonly onTake?: (sentence: PlanSentence) => void
}

/** Sentences of the plan that the sheet does not tell. */
export function NotTold({ title, sentences, onTake }: Props) {
  const t = useTranslations('aids.instructions')
  if (sentences.length === 0) return null
  return (
    <section
      aria-label={title}
      className="grid gap-1 border-l-3 border-warn bg-warn-soft px-3 py-2"
    >
      <h3 className="font-semibold">{title}</h3>
      <ul className="grid gap-1">
        {sentences.map((sentence) => (
          <li key={sentence.statementId} className="flex flex-wrap items-baseline gap-x-2">
            <span className="min-w-0 flex-1 basis-56 break-words">{sentence.text}</span>
            {onTake ? (
              <Button
                size="s"
                aria-label={t('takeOne', { text: sentence.text })}
                onClick={() => onTake(sentence)}
              >
                {t('take')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
