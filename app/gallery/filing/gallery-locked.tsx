'use client'

import { LockedPage, type SessionOver } from '#components/session/locked-page.tsx'
import { later } from '#lib/testing/filing/filing-views.ts'

const REASONS: readonly SessionOver[] = [
  'idle',
  'user',
  'locked',
  'left',
  'limit',
  'ended',
  'missing',
]

/** What covers the chart, for each reason. */
export function GalleryLocked({ state }: { readonly state: string }) {
  const why = REASONS.find((one) => one === state) ?? 'idle'
  const isKnown = why !== 'missing'
  return (
    <LockedPage
      why={why}
      at={later(480)}
      idleMinutes={10}
      initials={isKnown ? 'R. M.' : undefined}
      savedAt={isKnown ? later(-115) : undefined}
      userName="OKAFOR, Daniel, MD"
      ehrName="Greyfield EHR"
      endsAt={later(27_300)}
      signInHref={why === 'ended' ? undefined : '/launch?iss=gallery'}
    />
  )
}
