'use client'

// biome-ignore lint/correctness/noUnresolvedImports: it is exported, as a constant of a namespace
import { lazy, Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Note } from '#lib/note/note.ts'
import { type NoteTypeCode, noteTypeCodes, noteTypes } from '#lib/note/note-types.ts'
import type { AidsPort } from '../aids/aids-port.ts'
import { Button } from '../ui/button.tsx'

const TemplateList = lazy(() => import('../aids/template-list.tsx'))

type Props = {
  readonly aids?: AidsPort | undefined
  /** @param fill what a template makes of the empty note */
  readonly onChoose: (type: NoteTypeCode, fill?: (empty: Note) => Note) => void
}

/** The first choice of a visit without a note: which one to write. */
export function NewNote({ aids, onChoose }: Props) {
  const t = useTranslations('note')
  const [isOffering, setOffering] = useState(false)
  return (
    <div className="relative min-h-0 flex-1 overflow-auto overscroll-contain">
      <section aria-label={t('choose.title')} className="grid max-w-150 gap-2 p-4 at-1200:px-5">
        <h2 className="text-l font-semibold">{t('choose.title')}</h2>
        <p className="text-ink-2">{t('choose.lead')}</p>
        <ul className="divide-y divide-line border-y border-line">
          {noteTypeCodes.map((type) => (
            <li key={type}>
              <button
                type="button"
                className="grid w-full gap-px px-2 py-2 text-left hover:bg-accent-soft"
                onClick={() => onChoose(type)}
              >
                <span className="font-semibold text-accent">{t(`type.${type}`)}</span>
                <span className="text-s text-ink-2">
                  {noteTypes[type].map((code) => t(`section.${code}`)).join(', ')}
                </span>
              </button>
            </li>
          ))}
        </ul>
        {aids && !isOffering ? (
          <Button className="justify-self-start" onClick={() => setOffering(true)}>
            {t('choose.template')}
          </Button>
        ) : null}
        {aids && isOffering ? (
          <Suspense fallback={null}>
            <TemplateList port={aids} onChoose={onChoose} />
          </Suspense>
        ) : null}
      </section>
    </div>
  )
}
