'use client'

import { useTranslations } from 'use-intl'
import type { SectionChange } from '#lib/note/note-changes.ts'
import { LineChanges } from '../ui/line-changes.tsx'

/** What a correction changes, beside the text that is signed. */
export function SignChanges({ changes }: { readonly changes: readonly SectionChange[] }) {
  const t = useTranslations('amend.changes')
  return (
    <section className="grid gap-2 border-b border-line px-4 py-3">
      <h3 className="font-semibold">{t('title')}</h3>
      {changes.map(({ title, lines }) => (
        <div key={title}>
          <h4 className="text-s font-medium text-ink-2">{title}</h4>
          <LineChanges changes={lines} said={{ removed: t('removed'), added: t('added') }} />
        </div>
      ))}
    </section>
  )
}
