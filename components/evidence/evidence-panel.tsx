'use client'

import {
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react'
import { createPortal } from 'react-dom'
import { useNote, useNoteStore } from '../note/note-provider.tsx'
import type { NoteState } from '../note/note-state.ts'
import { usePanel } from '../workspace/panel-context.ts'
import { EvidenceCard } from './evidence-card.tsx'
import { useVisibleDock } from './evidence-dock.tsx'
import { type OpenedView, openedView } from './opened-evidence.ts'
import { placePopover } from './place-popover.ts'

type Props = {
  /** The pane of the note, within which it opens where there is no column for it. */
  readonly pane: RefObject<HTMLElement | null>
}

/**
 * The open evidence: docked in the transcript's column where that is visible, else a popover beside
 * its mark. It takes the focus when a mark opened it, and Escape gives the focus back.
 */
export function EvidencePanel({ pane }: Props) {
  const store = useNoteStore()
  const state = useNote((current) => current)
  const view = useMemo(() => openedView(state, store.sources()), [state, store])
  const dock = useVisibleDock()
  if (!view) return null
  const panel = { view, opened: state.opened }
  return dock ? (
    createPortal(<DockedPanel {...panel} />, dock)
  ) : (
    <PopoverPanel {...panel} pane={pane} />
  )
}

type PanelProps = {
  readonly view: OpenedView
  readonly opened: NoteState['opened']
}

function DockedPanel(props: PanelProps) {
  const frame = useEvidenceFrame(props)
  return (
    <div
      {...frame.attributes}
      className="max-h-[min(24rem,60vh)] overflow-auto border-b border-line-2 bg-raised outline-none motion-safe:animate-rise"
    >
      <EvidenceCard {...frame.card} />
    </div>
  )
}

function PopoverPanel({ pane, ...props }: PanelProps & Props) {
  const openedKey = props.opened?.key
  const frame = useEvidenceFrame(props)
  const { panel } = frame
  const { id } = props.view.statement
  // Before the focus goes there: what is not shown cannot have it.
  useLayoutEffect(() => {
    const popover = panel.current
    const note = pane.current
    if (!popover || !note) return
    if (!popover.matches(':popover-open')) popover.showPopover()
    const row = note.querySelector(`[data-statement="${CSS.escape(id)}"]`)
    const place = (): boolean => {
      const mark = row?.querySelector(`[data-evidence="${CSS.escape(openedKey ?? '')}"]`) ?? row
      if (!mark) return true
      const sentence = row?.querySelector('p') ?? mark
      const { top } = sentence.getBoundingClientRect()
      const { bottom, left } = mark.getBoundingClientRect()
      return placePopover(popover, { top, bottom, left }, note.getBoundingClientRect())
    }
    if (!place()) {
      row?.scrollIntoView({ block: 'start' })
      place()
    }
    const observer = new ResizeObserver(place)
    observer.observe(note)
    observer.observe(popover)
    note.addEventListener('scroll', place, { capture: true, passive: true })
    return () => {
      observer.disconnect()
      note.removeEventListener('scroll', place, { capture: true })
    }
  }, [panel, pane, id, openedKey])
  return (
    <div
      {...frame.attributes}
      popover="manual"
      className="fixed inset-auto m-0 w-[min(23.25rem,calc(100vw-1rem))] rounded-3 border border-edge bg-raised p-0 text-ink shadow-pop outline-none"
    >
      <EvidenceCard {...frame.card} />
    </div>
  )
}

/** What both forms share: name, focus while open, Escape. */
function useEvidenceFrame({ view, opened }: PanelProps) {
  const store = useNoteStore()
  const dock = useVisibleDock()
  const { show } = usePanel()
  const titleId = useId()
  const panel = useFocusWhileOpen(opened)
  const attributes = {
    ref: panel,
    role: 'dialog',
    'aria-labelledby': titleId,
    tabIndex: -1,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      store.close()
    },
  } as const
  const onShowInTranscript = (turn: number) => {
    if (!dock) show('transcript')
    store.showTurn(turn)
  }
  return { panel, attributes, card: { view, titleId, onClose: store.close, onShowInTranscript } }
}

/**
 * Takes the focus each time a mark is pressed, and gives it back to the last of them when it closes
 * with the focus in it: the mark may have been drawn again since.
 */
function useFocusWhileOpen(opened: NoteState['opened']) {
  const panel = useRef<HTMLDivElement>(null)
  const before = useRef<() => HTMLElement | null>(() => null)
  useEffect(() => {
    const element = panel.current
    if (!opened?.takesFocus || !element || element.contains(document.activeElement)) return
    before.current = focusedPlace()
    element.focus({ preventScroll: true })
  }, [opened])
  useEffect(
    () => () => {
      if (document.activeElement === document.body) before.current()?.focus()
    },
    [],
  )
  return panel
}

/** How to find what has the focus now, later: the element itself, or the mark in its place. */
function focusedPlace(): () => HTMLElement | null {
  const { activeElement } = document
  if (!(activeElement instanceof HTMLElement)) return () => null
  const { evidence } = activeElement.dataset
  const statement = activeElement.closest<HTMLElement>('[data-statement]')?.dataset.statement
  if (evidence === undefined || statement === undefined) return () => activeElement
  const mark = `[data-statement="${CSS.escape(statement)}"] [data-evidence="${CSS.escape(evidence)}"]`
  return () => document.querySelector<HTMLElement>(mark)
}
