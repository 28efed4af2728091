'use client'

import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import type { AidsPort } from '../aids/aids-port.ts'
import type { HistoryDepth, OpenEditor } from './editor/open-editor.ts'
import { NoteRead } from './note-read.tsx'
import { NoteTextareas } from './note-textareas.tsx'
import { useChunk } from './use-chunk.ts'

/** As statements with their evidence, as plain text, or only for reading. */
export type NoteMode = 'review' | 'text' | 'read'

type EditorProps = {
  readonly aids?: AidsPort | undefined
  readonly onOpen: (editor: OpenEditor | undefined) => void
  readonly onHistory: (depth: HistoryDepth) => void
}

type Props = EditorProps & {
  readonly mode: NoteMode
  readonly onMode: (mode: 'review' | 'text') => void
}

/** The text of the note. Until the editor is loaded it can be read, with all its marks. */
export function NoteBody({ mode, onMode, ...editorProps }: Props) {
  const t = useTranslations('note.pane')
  const { loaded, hasFailed } = useChunk(loadEditor, mode !== 'read')
  const Editor = loaded?.default
  useEffect(() => {
    if (hasFailed && mode === 'review') onMode('text')
  }, [hasFailed, mode, onMode])
  return (
    <>
      {hasFailed ? (
        <p role="status" className="pt-3 font-semibold text-warn">
          {t('editorFailed')}
        </p>
      ) : null}
      {mode === 'text' ? <NoteTextareas /> : null}
      {mode === 'review' && Editor ? <Editor {...editorProps} /> : null}
      {mode === 'read' || (mode === 'review' && !Editor) ? (
        <NoteRead showsEmpty={mode !== 'read'} />
      ) : null}
    </>
  )
}

const loadEditor = () => import('./editor/note-editor.tsx')
