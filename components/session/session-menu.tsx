'use client'

import { Lock } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Popover } from '../ui/popover.tsx'
import { useSession } from './session-context.ts'

type Props = { readonly userName: string; readonly ehrName: string }

/** Who is signed in where; lock, or end. */
export function SessionMenu({ userName, ehrName }: Props) {
  const t = useTranslations('session')
  const { lock, end } = useSession()
  return (
    <Popover label={t('menu', { user: userName })} icon={<Icon of={Lock} />}>
      {() => (
        <div className="grid w-72 max-w-[calc(100vw-2rem)] gap-3 px-3 py-2">
          <p>
            <b className="block wrap-anywhere">{userName}</b>
            <span className="text-s text-ink-2">{t('connected', { ehr: ehrName })}</span>
          </p>
          <Choice label={t('lockNow')} hint={t('lockHint')} onChoose={lock} />
          <Choice label={t('end')} hint={t('endHint')} onChoose={end} />
        </div>
      )}
    </Popover>
  )
}

type ChoiceProps = {
  readonly label: string
  readonly hint: string
  readonly onChoose: () => void
}

const Choice = ({ label, hint, onChoose }: ChoiceProps) => (
  <div className="grid gap-0.5">
    <Button onClick={onChoose}>{label}</Button>
    <p className="text-s text-ink-2">{hint}</p>
  </div>
)
