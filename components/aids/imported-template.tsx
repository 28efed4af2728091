import { useTranslations } from 'use-intl'
import type { NoteTemplate } from '#lib/note/templates/note-template.ts'

type Props = { readonly template: NoteTemplate | undefined; readonly text: string }

/** All that would be kept of an old note, and how much of it would not. */
export function ImportedTemplate({ template, text }: Props) {
  const t = useTranslations('aids.import')
  const note = useTranslations('note')
  if (!template) return <p className="text-warn">{t('nothing')}</p>
  const lines = text.split('\n').filter((line) => line.trim() !== '').length
  return (
    <section aria-label={t('kept')} className="grid gap-1 border-l-3 border-line-2 pl-3">
      <h3 className="font-semibold">{t('kept')}</h3>
      <ol className="list-inside list-decimal">
        {template.order.map((code) => (
          <li key={code}>
            {note(`section.${code}`)}:{' '}
            <span className="whitespace-pre-line text-ink-2">
              {template.phrases[code]?.split('\n').join(' ') ?? t('noPlaces')}
            </span>
          </li>
        ))}
      </ol>
      <p className="text-s text-ink-2">{t('dropped', { count: lines })}</p>
    </section>
  )
}
