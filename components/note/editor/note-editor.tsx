'use client'

import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { WritingAid } from '#lib/note/aids/writing-aid.ts'
import type { Remedy } from '#lib/note/remedies.ts'
import type { AidsPort } from '../../aids/aids-port.ts'
import { NoteAids } from '../../aids/note-aids.tsx'
import { phrasesOf } from '../../aids/phrases-of.ts'
import { Button } from '../../ui/button.tsx'
import { Glyph } from '../../ui/glyph.tsx'
import { ErrorProneCount } from '../error-prone-count.tsx'
import { newStatementId } from '../new-statement-id.ts'
import { useNoteStore } from '../note-provider.tsx'
import type { StatementStatus } from '../statement-view.ts'
import { glyphOf } from '../status-glyph.ts'
import { takeRemedy } from '../take-remedy.ts'
import { useViewMaker } from '../use-note-views.ts'
import { useWords } from '../use-words.ts'
import { type HistoryDepth, type OpenEditor, openEditor } from './open-editor.ts'
import { templatesIn } from './templates.ts'

type Props = {
  /** Without it only what comes with Chartside helps to write. */
  readonly aids?: AidsPort | undefined
  readonly onOpen: (editor: OpenEditor | undefined) => void
  readonly onHistory: (depth: HistoryDepth) => void
}

const STATUSES: readonly StatementStatus[] = [
  'supported',
  'own-words',
  'kept',
  'edited',
  'unsupported',
  'conflict',
]

/** The editor's place on the page. Loaded apart from the page: it brings ProseMirror with it. */
export default function NoteEditor({ aids, onOpen, onHistory }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const templates = useRef<HTMLDivElement>(null)
  const store = useNoteStore()
  const viewsOf = useViewMaker()
  const words = useWords()
  const t = useTranslations('note.pane')
  const say = useTranslations('note')
  const opened = useRef<OpenEditor>(undefined)
  const own = useRef<readonly WritingAid[]>([])
  const [errorProne, setErrorProne] = useState(0)

  useEffect(() => {
    if (!place.current || !templates.current) return
    const tools = {
      open: store.open,
      remedy: (statementId: string, remedy: Remedy) =>
        takeRemedy(store, statementId, remedy, words.note),
      templates: templatesIn(templates.current),
      moreLabel: (count: number) => words.evidence('mark.more', { count: String(count) }),
    }
    const editor = openEditor(place.current, {
      store,
      viewsOf,
      tools,
      newId: newStatementId,
      phrases: phrasesOf(
        {
          aids: () => own.current,
          facts: () => store.sources().chartFacts ?? [],
          newId: newStatementId,
        },
        say('phrases.list'),
      ),
      tipWords: { label: say('errorProne.label'), write: say('errorProne.write') },
      label: t('editorLabel'),
      onHistory,
      onErrorProne: setErrorProne,
    })
    opened.current = editor
    onOpen(editor)
    return () => {
      onOpen(undefined)
      editor.destroy()
    }
  }, [store, viewsOf, words, t, say, onOpen, onHistory])

  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 pt-1 print:hidden">
        {aids ? <NoteAids port={aids} own={own} /> : null}
        <ErrorProneCount count={errorProne} onNext={() => opened.current?.goToErrorProne()} />
      </div>
      <div ref={place} className="relative" />
      <div ref={templates} hidden>
        {STATUSES.map((status) => (
          <span key={status} data-template={status}>
            <StatusGlyph of={status} />
          </span>
        ))}
        <span data-template="outlined">
          <Button size="s"> </Button>
        </span>
        <span data-template="quiet">
          <Button size="s" kind="quiet">
            {' '}
          </Button>
        </span>
      </div>
    </>
  )
}

function StatusGlyph({ of }: { readonly of: StatementStatus }) {
  const glyph = glyphOf(of)
  return glyph ? <Glyph of={glyph} className="block" /> : null
}
