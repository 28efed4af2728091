import { useTranslations } from 'use-intl'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import { ReasonDialog } from '../ui/reason-dialog.tsx'

type Props = {
  readonly authorName: string
  readonly onClose: () => void
  /** @returns the failure, when it was not done */
  readonly onReturn: (reason: string) => Promise<AppErrorCode | undefined>
}

/** Why a preliminary note goes back to its author. */
export function ReturnDialog({ authorName, onClose, onReturn }: Props) {
  const t = useTranslations('coSign.returning')
  const words = {
    ...{ title: t('title'), lead: t('lead', { name: authorName }), submit: t('submit') },
    ...{ reason: t('reason'), hint: t('reasonHint') },
  }
  return <ReasonDialog words={words} onClose={onClose} onGive={onReturn} />
}
