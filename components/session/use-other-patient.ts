'use client'

import { useEffect, useState } from 'react'
import { type Instant, instantOf } from '#lib/kernel/instant.ts'
import { isOtherPatient, type OpenedChart, readOpenedChart } from './other-patient.ts'

const CHANNEL = 'chartside-opened'

type Page = {
  readonly launchId: string
  /** What tells one patient from another: the EHR's issuer and the patient's id. Never sent itself. */
  readonly patient: string
}

export type OtherPatient = {
  /** When a chart of another patient was opened in this browser, after this one. */
  readonly openedAt: Instant | undefined
  readonly dismiss: () => void
}

/**
 * A reminder, nothing more: a frame may forbid the channel, and then nothing is told. What guards
 * against the wrong patient is on the server.
 */
export function useOtherPatient({ launchId, patient }: Page): OtherPatient {
  const [openedAt, setOpenedAt] = useState<Instant>()
  useEffect(() => {
    let isGone = false
    let channel: BroadcastChannel | undefined
    const openedHere = instantOf(Date.now())
    const begin = async () => {
      const patientHash = await hashOf(patient)
      if (isGone) return
      const mine = { launchId, patientHash, openedAt: openedHere }
      channel = new BroadcastChannel(CHANNEL)
      channel.onmessage = ({ data }) => {
        const other = readOpenedChart(data)
        if (other && isOtherPatient(mine, other)) setOpenedAt(other.openedAt)
      }
      channel.postMessage(mine satisfies OpenedChart)
    }
    begin().catch(() => undefined)
    return () => {
      isGone = true
      channel?.close()
    }
  }, [launchId, patient])
  return { openedAt, dismiss: () => setOpenedAt(undefined) }
}

async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
