'use client'

import { Mic } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'

type FrameProps = {
  /** Stands above what scrolls. */
  readonly dock?: ReactNode
  readonly children: ReactNode
}

/** The place of what was said. Apart from the transcript itself, whose code a visit may not need. */
export function TranscriptFrame({ dock, children }: FrameProps) {
  const t = useTranslations('evidence.transcript')
  return (
    <>
      <h2 className="sr-only">{t('label')}</h2>
      {dock}
      <div className="relative min-h-0 flex-1 scroll-py-12 overflow-auto overscroll-contain">
        {children}
      </div>
    </>
  )
}

type NoneProps = {
  /** Absent where none may be added. */
  readonly onPaste?: (() => void) | undefined
  readonly onRecord?: (() => void) | undefined
  readonly onFile?: (() => void) | undefined
  /** What can be done about it, here or after a note is begun. */
  readonly hint: 'noneHint' | 'noneYet' | 'noneOfOther' | undefined
}

export function NoTranscript({ onPaste, onRecord, onFile, hint }: NoneProps) {
  const t = useTranslations('evidence.transcript')
  return (
    <div className="grid justify-items-start gap-2 px-3 py-3 text-ink-2">
      <p className="font-semibold text-ink">{t('none')}</p>
      {hint ? <p>{t(hint)}</p> : null}
      <div className="flex flex-wrap gap-2 empty:hidden">
        {onRecord ? (
          <Button onClick={onRecord}>
            <Icon of={Mic} />
            {t('record')}
          </Button>
        ) : null}
        {onFile ? <Button onClick={onFile}>{t('file')}</Button> : null}
        {onPaste ? <Button onClick={onPaste}>{t('paste')}</Button> : null}
      </div>
    </div>
  )
}
