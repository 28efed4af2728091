'use client'

import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { SegmentedControl } from '../ui/segmented-control.tsx'
import { mayBeTwo } from './microphone-place.ts'
import type { Microphones } from './recorder-state.ts'

type Props = {
  readonly value: Microphones
  readonly onChange: (value: Microphones) => void
}

/** Whether each has a microphone of their own; asked only where the device may be two. */
export function MicrophonesChoice({ value, onChange }: Props) {
  const t = useTranslations('capture.microphones')
  const [isOffered, setOffered] = useState(false)
  useEffect(() => {
    void mayBeTwo().then(setOffered)
  }, [])
  if (!isOffered) return null
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <SegmentedControl
        label={t('label')}
        value={value}
        options={(['room', 'each'] as const).map((one) => ({ value: one, label: t(one) }))}
        onChange={onChange}
      />
      {value === 'each' ? <span className="text-s text-ink-2">{t('hint')}</span> : null}
    </div>
  )
}
