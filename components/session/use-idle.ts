import { useCallback, useEffect, useRef, useState } from 'react'
import {
  type Idle,
  isTellingDue,
  type SessionLimits,
  type SessionStage,
  sessionStage,
  withUse,
} from './idle.ts'

const SECOND = 1_000
const USES = ['pointerdown', 'pointermove', 'wheel', 'keydown', 'touchstart'] as const

type Options = SessionLimits & {
  /** Tells the server that somebody is there. */
  readonly onStay: () => void
}

const OPEN: SessionStage = { kind: 'open' }

/** Watches over the use of this page. @returns its stage, and how to say that somebody is there */
export function useIdle({ idleMs, endsAt, onStay }: Options): readonly [SessionStage, () => void] {
  const [stage, setStage] = useState(OPEN)
  const idle = useRef<Idle>(undefined)
  const tell = useRef(onStay)
  useEffect(() => {
    tell.current = onStay
  }, [onStay])

  const look = useCallback(
    (isUse: boolean, mustTell: boolean) => {
      const now = Date.now()
      const limits = { idleMs, endsAt }
      // The request that drew the page told the server.
      const known = idle.current ?? { usedAt: now, toldAt: now }
      const next = isUse ? withUse(known, limits, now) : known
      const stageNow = sessionStage(next, limits, now)
      const tells = stageNow.kind !== 'over' && (mustTell || isTellingDue(next, now))
      idle.current = tells ? { ...next, toldAt: now } : next
      setStage((before) => (isSame(before, stageNow) ? before : stageNow))
      if (tells) tell.current()
    },
    [idleMs, endsAt],
  )

  useEffect(() => {
    const use = () => look(true, false)
    const tick = () => look(false, false)
    tick()
    const timer = setInterval(tick, SECOND)
    for (const name of USES) window.addEventListener(name, use, { capture: true, passive: true })
    document.addEventListener('visibilitychange', tick)
    return () => {
      clearInterval(timer)
      for (const name of USES) window.removeEventListener(name, use, { capture: true })
      document.removeEventListener('visibilitychange', tick)
    }
  }, [look])

  const stay = useCallback(() => look(true, true), [look])
  return [stage, stay]
}

const isSame = (a: SessionStage, b: SessionStage): boolean =>
  a.kind === b.kind &&
  (a.kind !== 'locks-soon' || b.kind !== 'locks-soon' || a.seconds === b.seconds)
