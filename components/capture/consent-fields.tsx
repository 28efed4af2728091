'use client'

import { useTranslations } from 'use-intl'
import { consentForms, consentGivers } from '#lib/capture/consent.ts'
import { SegmentedControl } from '../ui/segmented-control.tsx'
import type { Asked } from './recorder-state.ts'
import type { ConsentScript } from './visit-capture.ts'

type Props = {
  readonly script: ConsentScript
  readonly asked: Asked
  readonly onAsked: (asked: Asked) => void
}

/** The words of the question, and how it was answered. */
export function ConsentFields({ script, asked, onAsked }: Props) {
  const t = useTranslations('capture.consent')
  return (
    <>
      <blockquote className="max-w-[80ch] border-l-2 border-id-line pl-2.5">
        <q>{script.text}</q>
      </blockquote>
      <div className="flex flex-wrap gap-x-4 gap-y-2">
        <SegmentedControl
          label={t('form')}
          value={asked.form}
          options={consentForms.map((value) => ({ value, label: t(value) }))}
          onChange={(form) => onAsked({ ...asked, form })}
        />
        <SegmentedControl
          label={t('by')}
          value={asked.by}
          options={consentGivers.map((value) => ({ value, label: t(value) }))}
          onChange={(by) => onAsked({ ...asked, by })}
        />
      </div>
    </>
  )
}
