'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { z } from 'zod'

const LOOK_EVERY_MS = 2_000

const progressSchema = z.object({ records: z.number(), isOver: z.boolean() })
const number = new Intl.NumberFormat('en-US')

type Props = {
  readonly label: string
  readonly ofAbout: string
  readonly from: string
  readonly records: number
  readonly total: number
}

/** How far a check is, asked for again and again; at its end the page shows what it found. */
export function CheckProgress({ label, ofAbout, from, records, total }: Props) {
  const router = useRouter()
  const [checked, setChecked] = useState(records)
  useEffect(() => {
    const look = async () => {
      const answer = await fetch(from).catch(() => undefined)
      if (!answer?.ok) return
      const progress = progressSchema.parse(await answer.json())
      setChecked(progress.records)
      if (progress.isOver) router.refresh()
    }
    const timer = setInterval(() => void look(), LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [from, router])
  return (
    <div className="pt-3">
      <p className="font-semibold">{label}</p>
      <progress
        aria-label={label}
        max={Math.max(total, checked, 1)}
        value={checked}
        className="mt-1.5 block h-2 w-full max-w-[40ch] accent-accent"
      />
      <p className="pt-1 text-ink-2 tabular-nums">
        {number.format(checked)} {ofAbout}
      </p>
    </div>
  )
}
