'use client'

import { Undo2 } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { IconButton } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { SegmentedControl } from '../ui/segmented-control.tsx'
import { InsertMenu } from './insert-menu.tsx'

type Props = {
  readonly mode: 'review' | 'text' | 'read'
  readonly onMode: (mode: 'review' | 'text') => void
  /** Undefined while there is nothing to undo. */
  readonly onUndo: (() => void) | undefined
}

/** View, undo and insert: within reach of a thumb as well as of the keyboard. */
export function NoteToolbar({ mode, onMode, onUndo }: Props) {
  const t = useTranslations('note.pane')
  return (
    <>
      <SegmentedControl
        label={t('view')}
        value={mode}
        options={[
          { value: 'review', label: t('review') },
          { value: 'text', label: t('text') },
        ]}
        onChange={(value) => onMode(value === 'text' ? 'text' : 'review')}
      />
      <IconButton size="s" label={t('undo')} aria-disabled={onUndo === undefined} onClick={onUndo}>
        <Icon of={Undo2} />
      </IconButton>
      <InsertMenu />
    </>
  )
}
