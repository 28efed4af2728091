'use client'

import { FilingRegion } from '#components/filing/filing-region.tsx'
import { filingViews, later } from '#lib/testing/filing/filing-views.ts'

const decide = async () => ({ ok: false, code: 'FILING_ACTION_NOT_POSSIBLE' }) as const
const noteText = async () => 'PROGRESS NOTE\n'

/** Every way a filing can stand, each in a frame of its own. */
export function GalleryRegions() {
  return (
    <main className="grid grid-cols-[repeat(auto-fit,minmax(min(30rem,100%),1fr))] items-start gap-6 p-4">
      <h1 className="col-span-full text-xl font-semibold">Filing region</h1>
      {Object.entries(filingViews).map(([name, view]) => (
        <div key={name}>
          <p className="pb-1.5 font-semibold text-ink-2">{name}</p>
          <div className="@container/frame border border-line-2">
            <FilingRegion
              filing={view}
              onDecide={decide}
              noteText={noteText}
              now={later(40 - (name === 'sending' ? 36 : 0))}
              lastKnownAt={name === 'queued' ? later(2) : undefined}
            />
          </div>
        </div>
      ))}
    </main>
  )
}
