import { useTranslations } from 'use-intl'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import { ReasonDialog } from '../ui/reason-dialog.tsx'

type Props = {
  readonly onClose: () => void
  /** @returns the failure, when it was not begun */
  readonly onCorrect: (reason: string) => Promise<AppErrorCode | undefined>
}

/** Why the note is corrected, before its corrected version is opened. */
export function CorrectDialog({ onClose, onCorrect }: Props) {
  const t = useTranslations('amend.correction')
  const words = {
    ...{ title: t('title'), lead: t('lead'), submit: t('submit') },
    ...{ reason: t('reason'), hint: t('reasonHint') },
  }
  return <ReasonDialog words={words} onClose={onClose} onGive={onCorrect} />
}
