'use client'

import { useTranslations } from 'use-intl'
import type { Transcript } from '#lib/ambient/transcript.ts'
import { EvidenceDock } from '../evidence/evidence-dock.tsx'
import { useChunk } from '../note/use-chunk.ts'
import { Button } from '../ui/button.tsx'
import { TurnList } from './turn-list.tsx'

type Props = {
  /** The note's transcript; undefined while there is none. */
  readonly transcript: Transcript | undefined
  readonly isReadOnly?: boolean
  /** Opens the dialog to paste one; absent where none may be added. */
  readonly onPaste?: (() => void) | undefined
}

/** What was said in the visit: evidence that is open, what the note leaves out, and every turn. */
export function TranscriptPane({ transcript, isReadOnly = false, onPaste }: Props) {
  const t = useTranslations('evidence.transcript')
  const { loaded: omissions } = useChunk(loadOmissions, transcript !== undefined)
  return (
    <>
      <h2 className="sr-only">{t('label')}</h2>
      <EvidenceDock />
      <div className="min-h-0 flex-1 scroll-py-12 overflow-auto overscroll-contain">
        {transcript ? (
          <>
            {omissions ? (
              <omissions.OmissionList transcript={transcript} isReadOnly={isReadOnly} />
            ) : null}
            <TurnList transcript={transcript} />
          </>
        ) : (
          <div className="grid justify-items-start gap-2 px-3 py-3 text-ink-2">
            <p className="font-semibold text-ink">{t('none')}</p>
            <p>{t('noneHint')}</p>
            {onPaste ? <Button onClick={onPaste}>{t('paste')}</Button> : null}
          </div>
        )}
      </div>
    </>
  )
}

// To find them, the visit is read as the drafter reads it: code of its own weight.
const loadOmissions = () => import('./omission-list.tsx')
