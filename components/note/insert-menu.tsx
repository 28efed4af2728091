'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { insertStatement } from '#lib/note/edit-note.ts'
import { Icon } from '../ui/icon.tsx'
import { Popover } from '../ui/popover.tsx'
import { newStatementId } from './new-statement-id.ts'
import { useNote, useNoteStore } from './note-provider.tsx'

/** Starts a line in any section, and says how a chart fact gets into the note. */
export function InsertMenu() {
  const t = useTranslations('note')
  const store = useNoteStore()
  const sections = useNote(({ note }) => note.sections)
  const startLine = (code: string) => {
    const id = newStatementId()
    const line = { id, text: '', origin: 'clinician', evidence: [] } as const
    store.setNote(insertStatement(store.get().note, code, Number.MAX_SAFE_INTEGER, line))
    store.goTo(id)
  }
  const item =
    'block w-full px-3 py-1 text-left hover:bg-accent-soft focus-visible:-outline-offset-2'
  return (
    <Popover label={t('pane.insert')} icon={<Icon of={Plus} />}>
      {(close) => (
        <>
          <ul>
            {sections.map(({ code, title }) => (
              <li key={code}>
                <button
                  type="button"
                  className={item}
                  onClick={() => {
                    close()
                    startLine(code)
                  }}
                >
                  {t('insertMenu.line', { title })}
                </button>
              </li>
            ))}
          </ul>
          <p className="max-w-64 border-t border-line px-3 py-1.5 text-s text-ink-2">
            <b>{t('insertMenu.fact')}</b> {t('insertMenu.factHint')}
          </p>
        </>
      )}
    </Popover>
  )
}
