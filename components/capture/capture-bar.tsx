'use client'

// biome-ignore lint/correctness/noUnresolvedImports: it is exported, as a constant of a namespace
import { lazy, Suspense } from 'react'
import { useTranslations } from 'use-intl'
import type { OpenWindow } from './blocked-microphone.tsx'
import { useCapture } from './capture-context.ts'

const RecorderPanel = lazy(() => import('./recorder-panel.tsx'))

/** The recording, while there is one; its code comes with it. */
export function CaptureBar({ onOpenWindow }: { readonly onOpenWindow: OpenWindow }) {
  const t = useTranslations('capture')
  const control = useCapture()
  if (control?.hasFailed) {
    return (
      <p role="status" className="border-b border-line-2 px-3 py-2 font-semibold text-warn">
        {t('notLoaded')}
      </p>
    )
  }
  if (!control?.recorder) return null
  const { recorder, capture, dismiss } = control
  return (
    <Suspense fallback={null}>
      <RecorderPanel {...{ recorder, capture, onOpenWindow }} onDismiss={dismiss} />
    </Suspense>
  )
}
