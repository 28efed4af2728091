'use client'

import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type Instant, instantOf } from '#lib/kernel/instant.ts'
import { LockedPage, type SessionOver } from './locked-page.tsx'
import { SessionProvider } from './session-context.ts'
import { onSessionReport, type SessionCode } from './session-report.ts'
import { SessionWarning } from './session-warning.tsx'
import { useIdle } from './use-idle.ts'

const MINUTE = 60_000
/** How long saving and locking may take before the page is emptied all the same. */
const EMPTIED_AFTER_MS = 5_000

const WHY: Readonly<Record<SessionCode, SessionOver>> = {
  SESSION_LOCKED: 'locked',
  SESSION_ENDED: 'ended',
  SESSION_MISSING: 'missing',
}

type Props = {
  readonly idleMinutes: number
  /** When the session is over whatever happens. */
  readonly endsAt: Instant
  /** `R. M.`, all that stays of the patient. */
  readonly initials?: string | undefined
  readonly userName: string
  readonly ehrName: string
  readonly signInHref?: string | undefined
  /** Tells the server that somebody is there; at most once a minute. */
  readonly onStay: () => void
  /** Saves what is not saved and locks the session on the server. */
  readonly onLock: () => Promise<unknown>
  /** Saves what is not saved and ends the session. */
  readonly onEnd: () => Promise<unknown>
  readonly children: ReactNode
}

type Over = { readonly why: SessionOver; readonly at: Instant }

/**
 * Watches the session of this page. When it is locked or over, the page is covered at once, and
 * everything of the patient leaves the document as soon as the draft is saved.
 */
export function SessionWatch(props: Props) {
  const { idleMinutes, endsAt, onStay, onLock, onEnd, children } = props
  const [over, setOver] = useState<Over>()
  const [isEmptied, setEmptied] = useState(false)
  const isClosing = useRef(false)
  const [stage, stay] = useIdle({
    idleMs: idleMinutes * MINUTE,
    endsAt: Date.parse(endsAt),
    onStay: over ? nothing : onStay,
  })

  const close = useCallback(async (why: SessionOver, save: () => Promise<unknown>) => {
    if (isClosing.current) return
    isClosing.current = true
    setOver({ why, at: instantOf(Date.now()) })
    await Promise.race([save().catch(nothing), after(EMPTIED_AFTER_MS)])
    setEmptied(true)
  }, [])

  const lock = useRef(onLock)
  const end = useRef(onEnd)
  useEffect(() => {
    lock.current = onLock
    end.current = onEnd
  }, [onLock, onEnd])

  const why = stage.kind === 'over' ? stage.why : undefined
  useEffect(() => {
    if (why === 'idle') void close('idle', () => lock.current())
    if (why === 'limit') void close('limit', done)
  }, [why, close])
  useEffect(() => onSessionReport((code) => void close(WHY[code], done)), [close])

  const control = useMemo(
    () => ({
      lock: () => void close('user', () => lock.current()),
      end: () => void close('left', () => end.current()),
    }),
    [close],
  )
  return (
    <SessionProvider value={control}>
      {isEmptied ? null : (
        <div hidden={over !== undefined} className="contents">
          {children}
        </div>
      )}
      {over ? (
        <div className="h-dvh overflow-auto">
          <LockedPage {...props} why={over.why} at={over.at} />
        </div>
      ) : (
        <SessionWarning stage={stage} endsAt={endsAt} onStay={stay} />
      )}
    </SessionProvider>
  )
}

const nothing = (): void => undefined
const done = async (): Promise<void> => undefined
const after = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))
