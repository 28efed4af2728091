'use client'

import { useEffect } from 'react'

const MINUTE_MS = 60_000

/**
 * Leaves the page when the server has ended its session for want of use: nothing of anybody stays
 * on a screen that nobody sits at. Clocks of browsers stop while asleep, so coming back looks again.
 */
export function IdleEnd({ minutes }: { readonly minutes: number }) {
  useEffect(() => {
    const until = Date.now() + minutes * MINUTE_MS
    const look = () => {
      if (Date.now() >= until) location.replace('/console/ended')
    }
    const timer = setInterval(look, MINUTE_MS / 4)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [minutes])
  return null
}
