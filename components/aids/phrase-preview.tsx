import { useTranslations } from 'use-intl'
import { expandPhrase, type OpenPlace } from '#lib/note/phrases/expand-phrase.ts'
import { useNoteStore } from '../note/note-provider.tsx'
import { Glyph } from '../ui/glyph.tsx'

/** How a phrase reads in this chart, and which of its places this chart does not fill. */
export function PhrasePreview({ text }: { readonly text: string }) {
  const t = useTranslations('aids.phrases')
  const facts = useNoteStore().sources().chartFacts ?? []
  const { statements, open } = expandPhrase(text, facts, () => '')
  if (statements.length === 0) return null
  return (
    <section aria-label={t('preview')} className="grid gap-1 border-l-3 border-line-2 pl-3">
      <h3 className="text-s font-medium text-ink-2">{t('preview')}</h3>
      {statements.map((statement, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name
        <p key={line} className="break-words text-note">
          {statement.text}
        </p>
      ))}
      {open.map(({ question, value }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a question may be asked twice
        <p key={index} className="text-s text-warn">
          <Glyph of="triangle" /> <WhyOpen question={question} value={value} />
        </p>
      ))}
    </section>
  )
}

function WhyOpen({ question, value }: Pick<OpenPlace, 'question' | 'value'>) {
  const t = useTranslations('aids.phrases.open')
  return value.kind === 'ambiguous'
    ? t('ambiguous', { question, choices: value.choices.join(', ') })
    : t(value.kind, { question })
}
