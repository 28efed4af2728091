'use client'

import { useEffect, useId, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { mergeText, sectionText } from '#lib/note/from-text.ts'
import type { Section } from '#lib/note/note.ts'
import { blankLineId } from './blank-line.ts'
import { newStatementId } from './new-statement-id.ts'
import { useNote, useNoteStore } from './note-provider.tsx'

/**
 * The note as one plain text field per section, for dictation tools and assistive technology. One
 * line is one statement; what is not touched keeps its evidence.
 */
export function NoteTextareas() {
  const sections = useNote(({ note }) => note.sections)
  return sections.map((section) => <SectionTextarea key={section.code} section={section} />)
}

function SectionTextarea({ section }: { readonly section: Section }) {
  const t = useTranslations('note.pane')
  const store = useNoteStore()
  const id = useId()
  const field = useFocusOnRequest(section)
  const text = sectionText(section)
  return (
    <div className="grid pt-4">
      <label htmlFor={id} className="border-b border-line pb-0.5 text-value font-semibold">
        {section.title}
      </label>
      <textarea
        ref={field}
        id={id}
        aria-label={t('sectionLabel', { title: section.title })}
        rows={Math.max(2, text.split('\n').length + 1)}
        value={text}
        onChange={(event) =>
          store.setNote(withText(store.get().note, section.code, event.target.value))
        }
        onSelect={(event) => store.setCaret(caretIn(section, event.currentTarget))}
        onBlur={store.check}
        className="mt-1 field-sizing-content min-h-14 w-full resize-y rounded-2 border border-edge bg-page px-2.5 py-1 text-note"
      />
    </div>
  )
}

type Note = ReturnType<ReturnType<typeof useNoteStore>['get']>['note']

const withText = (note: Note, code: string, text: string): Note => ({
  ...note,
  sections: note.sections.map((section) =>
    section.code === code ? mergeText(section, text, newStatementId) : section,
  ),
})

/** The statement on whose line the caret stands. */
function caretIn(section: Section, { value, selectionStart }: HTMLTextAreaElement): string {
  const line = value.slice(0, selectionStart).split('\n').length - 1
  return section.statements[line]?.id ?? blankLineId(section.code)
}

/** Puts the caret at the end of the line that was asked for, where it is one of this section. */
function useFocusOnRequest({ statements }: Section) {
  const field = useRef<HTMLTextAreaElement>(null)
  const done = useRef(0)
  const request = useNote(({ focus }) => focus)
  useEffect(() => {
    const line = statements.findIndex(({ id }) => id === request?.statementId)
    if (!request || line < 0 || done.current === request.request) return
    done.current = request.request
    if (!request.takesFocus) return
    const end = statements.slice(0, line + 1).reduce((sum, { text }) => sum + text.length + 1, -1)
    field.current?.focus()
    field.current?.setSelectionRange(end, end)
  }, [request, statements])
  return field
}
