'use client'

import { useState } from 'react'
import { TrailTable } from '#components/filing/trail-table.tsx'
import { galleryTrail } from './gallery-entries.ts'

const FEW = 16

/** The audit trail of one patient. */
export function GalleryTrail() {
  const [isWhole, setWhole] = useState(false)
  return (
    <main className="min-h-full bg-page p-4">
      <h1 className="pb-3 text-xl font-semibold">Audit trail of this patient</h1>
      <TrailTable
        entries={isWhole ? galleryTrail : galleryTrail.slice(0, FEW)}
        total={galleryTrail.length}
        onShowMore={() => setWhole(true)}
      />
    </main>
  )
}
