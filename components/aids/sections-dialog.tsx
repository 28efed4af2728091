import { ChevronDown, ChevronUp } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Note } from '#lib/note/note.ts'
import { withSectionMoved } from '#lib/note/section-order.ts'
import { isBlank } from '#lib/note/statements.ts'
import { useNote, useNoteStore } from '../note/note-provider.tsx'
import { IconButton } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { DoneButton } from '../ui/done-button.tsx'
import { Icon } from '../ui/icon.tsx'
import type { AidDialogProps } from './aid-dialog-props.ts'
import { KeepTemplate } from './keep-template.tsx'

/** The order of the note's sections, and a way to keep it as a template. */
export default function SectionsDialog({ own, onClose }: AidDialogProps) {
  const t = useTranslations('aids.sections')
  const store = useNoteStore()
  const note = useNote((state) => state.note)
  const list = useRef<HTMLOListElement>(null)
  const [told, setTold] = useState('')
  const move = (code: string, by: -1 | 1) => {
    const next = withSectionMoved(store.get().note, code, by)
    store.setNote(next)
    const at = next.sections.findIndex((section) => section.code === code)
    const title = next.sections[at]?.title ?? ''
    setTold(t('moved', { title, place: at + 1, count: next.sections.length }))
    // The button goes with its section; at the end of the way the other one takes over.
    requestAnimationFrame(() => buttonOf(list.current, code, by)?.focus())
  }
  return (
    <Dialog
      isOpen
      size="small"
      onClose={onClose}
      title={t('title')}
      footer={
        <>
          <p role="status" className="min-w-0 flex-1 text-ink-2">
            {told}
          </p>
          <DoneButton label={t('done')} />
        </>
      }
    >
      <div className="grid gap-3 p-4">
        <p className="text-ink-2">{t('lead')}</p>
        <ol ref={list} className="divide-y divide-line border-y border-line">
          {note.sections.map(({ code, title }, index) => (
            <li key={code} data-code={code} className="flex items-center gap-2 py-1">
              <span className="min-w-0 flex-1">
                {title} <span className="text-s text-ink-3">{filled(note, index, t('empty'))}</span>
              </span>
              <IconButton
                label={t('up', { title })}
                data-by="-1"
                aria-disabled={index === 0}
                onClick={() => index > 0 && move(code, -1)}
              >
                <Icon of={ChevronUp} />
              </IconButton>
              <IconButton
                label={t('down', { title })}
                data-by="1"
                aria-disabled={index === note.sections.length - 1}
                onClick={() => index < note.sections.length - 1 && move(code, 1)}
              >
                <Icon of={ChevronDown} />
              </IconButton>
            </li>
          ))}
        </ol>
        <KeepTemplate note={note} onKeep={own.keep} />
      </div>
    </Dialog>
  )
}

const filled = ({ sections }: Note, index: number, empty: string): string =>
  sections[index]?.statements.some((one) => !isBlank(one)) ? '' : empty

const buttonOf = (list: Element | null, code: string, by: -1 | 1) =>
  list?.querySelector<HTMLElement>(`[data-code="${CSS.escape(code)}"] [data-by="${by}"]`)
