import { useTranslations } from 'use-intl'
import type { LeftOut } from '#lib/ambient/drafter.ts'
import { reasonText } from '../note/reason-text.ts'

/** What a model wrote and may not enter, so that nobody thinks it wrote nothing else. */
export function RefusedStatements({ of }: { readonly of: readonly LeftOut[] }) {
  const t = useTranslations('modelDraft')
  if (of.length === 0) return null
  return (
    <details className="border-t border-line px-3 py-1.5 text-s">
      <summary className="cursor-pointer font-semibold">
        {t('refused', { count: of.length })}
      </summary>
      <p className="py-1 text-ink-2">{t('refusedHint')}</p>
      <ul className="grid gap-1.5 pb-1">
        {of.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and nothing else tells two alike apart
          <li key={at} className="grid">
            <span className="text-ink-2">{one.text === '' ? t('nothing') : <q>{one.text}</q>}</span>
            <Why of={one} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function Why({ of: { why } }: { readonly of: LeftOut }) {
  const t = useTranslations('modelDraft.why')
  const words = useTranslations('note')
  if (why.kind !== 'unsupported') return <span>{t(why.kind)}</span>
  return <span>{why.reasons.map((reason) => reasonText(reason, words)).join(' ')}</span>
}
