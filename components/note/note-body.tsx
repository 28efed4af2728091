'use client'

import { type ComponentType, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { HistoryDepth, OpenEditor } from './editor/open-editor.ts'
import { NoteRead } from './note-read.tsx'
import { NoteTextareas } from './note-textareas.tsx'

/** As statements with their evidence, as plain text, or only for reading. */
export type NoteMode = 'review' | 'text' | 'read'

type EditorProps = {
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
  const { Editor, hasFailed } = useEditor(mode !== 'read')
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

/** The editor's own chunk, fetched once the page stands. */
function useEditor(isWanted: boolean): {
  Editor: ComponentType<EditorProps> | undefined
  hasFailed: boolean
} {
  const [Editor, setEditor] = useState<ComponentType<EditorProps>>()
  const [hasFailed, setFailed] = useState(false)
  useEffect(() => {
    if (!isWanted || Editor) return
    let isGone = false
    import('./editor/note-editor.tsx').then(
      (loaded) => {
        if (!isGone) setEditor(() => loaded.default)
      },
      () => setFailed(true),
    )
    return () => {
      isGone = true
    }
  }, [isWanted, Editor])
  return { Editor, hasFailed }
}
