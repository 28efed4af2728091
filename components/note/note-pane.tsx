'use client'

import { Printer } from 'lucide-react'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { isNoteType } from '#lib/note/note-types.ts'
import type { AidsPort } from '../aids/aids-port.ts'
import { EvidencePanel } from '../evidence/evidence-panel.tsx'
import { IconButton } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { usePanel } from '../workspace/panel-context.ts'
import type { HistoryDepth, OpenEditor } from './editor/open-editor.ts'
import { NoteBody, type NoteMode } from './note-body.tsx'
import { NoteLegend } from './note-legend.tsx'
import { useNote } from './note-provider.tsx'
import { NoteToolbar } from './note-toolbar.tsx'
import { useNoteKeys } from './use-note-keys.ts'

type Props = {
  readonly aids?: AidsPort | undefined
  readonly isReadOnly?: boolean
  /** Beside the title: `from the visit, 09:14–09:26`. */
  readonly detail?: string | undefined
  readonly onPrint?: (() => void) | undefined
}

const NO_HISTORY: HistoryDepth = { canUndo: false, canRedo: false }

/** The open note: its title and tools, its text as editor, plain text or for reading, its evidence. */
export function NotePane({ aids, isReadOnly = false, detail, onPrint }: Props) {
  const t = useTranslations('note')
  const type = useNote(({ note }) => note.type)
  const pane = useRef<HTMLElement>(null)
  const editor = useRef<OpenEditor | undefined>(undefined)
  const [mode, setMode] = useState<NoteMode>('review')
  const [depth, setDepth] = useState(NO_HISTORY)
  useNoteInFront(pane)
  useNoteKeys(isReadOnly)
  const onOpen = useCallback((opened: OpenEditor | undefined) => {
    editor.current = opened
    setDepth(NO_HISTORY)
  }, [])
  return (
    <>
      <header className="flex min-h-11 flex-wrap items-center gap-2 border-b border-line-2 py-1.5 pr-3 pl-4 under-480:gap-1 under-480:pr-1.5 under-720:pl-3 at-1200:pl-5">
        <h2 className="text-l font-semibold">{isNoteType(type) ? t(`type.${type}`) : type}</h2>
        {detail === undefined ? null : (
          <span className="hidden text-s text-ink-3 at-900:inline">{detail}</span>
        )}
        <span className="flex-1" />
        {isReadOnly ? null : (
          <NoteToolbar
            mode={mode}
            onMode={setMode}
            onUndo={mode === 'review' && depth.canUndo ? () => editor.current?.undo() : undefined}
          />
        )}
        {onPrint ? (
          <IconButton size="s" label={t('pane.print')} onClick={onPrint}>
            <Icon of={Printer} />
          </IconButton>
        ) : null}
      </header>
      {/* Without an editor in it, it is scrolled by keyboard all the same. */}
      <section
        ref={pane}
        aria-label={t('pane.body')}
        tabIndex={isReadOnly ? 0 : undefined}
        className="relative min-h-0 flex-1 scroll-py-12 overflow-auto overscroll-contain focus-visible:-outline-offset-2"
      >
        <div className="max-w-190 px-4 pt-1 pb-6 under-360:px-2.5 at-1200:px-5">
          <NoteLegend />
          <NoteBody
            aids={aids}
            mode={isReadOnly ? 'read' : mode}
            onMode={setMode}
            onOpen={onOpen}
            onHistory={setDepth}
          />
        </div>
      </section>
      <EvidencePanel pane={pane} />
    </>
  )
}

/** A frame that shows one panel at a time brings the note to the front when a statement is asked for. */
function useNoteInFront(pane: RefObject<HTMLElement | null>): void {
  const request = useNote(({ focus }) => focus?.request)
  const { show } = usePanel()
  useEffect(() => {
    const isHidden = pane.current !== null && pane.current.offsetParent === null
    if (request !== undefined && isHidden) show('note')
  }, [request, pane, show])
}
