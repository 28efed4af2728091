'use client'

import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type Instant, instantOf } from '#lib/kernel/instant.ts'
import { useWarningBeforeLeaving } from '../ui/use-warning-before-leaving.ts'
import { type Keeping, keepUntilSaved } from './keep-until-saved.ts'
import { LockedPage, type SessionOver } from './locked-page.tsx'
import { removeSentData } from './remove-sent-data.ts'
import { SessionProvider } from './session-context.ts'
import { onSessionReport, type SessionCode } from './session-report.ts'
import { SessionWarning } from './session-warning.tsx'
import { useIdle } from './use-idle.ts'
import { watchReturn } from './watch-return.ts'

const MINUTE = 60_000
/** How long saving may take before the document is emptied all the same. */
const EMPTIED_AFTER_MS = 5_000
const SAVED_AGAIN_AFTER_MS = 5_000

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
  readonly onStay: () => Promise<unknown>
  /** Saves what is not saved; it may be asked again after the page was emptied. */
  readonly onSave: () => Promise<Keeping>
  /** Locks the session on the server. */
  readonly onLock: () => Promise<unknown>
  /** Ends the session. */
  readonly onEnd: () => Promise<unknown>
  readonly children: ReactNode
}

type Over = { readonly why: SessionOver; readonly at: Instant }

/**
 * Watches the session of this page. When it is locked or over, the page is covered at once, and
 * everything of the patient leaves the document as soon as the draft is saved, or after a few
 * seconds. Text that could not be saved by then stays in the page's memory, and saving goes on.
 */
export function SessionWatch(props: Props) {
  const { idleMinutes, endsAt, onStay, children } = props
  const [over, setOver] = useState<Over>()
  const [keeping, setKeeping] = useState<Keeping>()
  const isClosing = useRef(false)
  const [stage, stay] = useIdle({
    idleMs: idleMinutes * MINUTE,
    endsAt: Date.parse(endsAt),
    onStay: over ? nothing : onStay,
  })

  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })

  const close = useCallback(async (reason: SessionOver, tell?: 'onLock' | 'onEnd') => {
    if (isClosing.current) return
    isClosing.current = true
    setOver({ why: reason, at: instantOf(Date.now()) })
    setTimeout(() => setKeeping((known) => known ?? 'waiting'), EMPTIED_AFTER_MS)
    await keepUntilSaved({
      save: () => latest.current.onSave(),
      onKeeping: setKeeping,
      pause: () => after(SAVED_AGAIN_AFTER_MS),
    })
    // Only now: a session that is over takes no draft any more.
    if (tell) await latest.current[tell]().catch(nothing)
  }, [])

  const why = stage.kind === 'over' ? stage.why : undefined
  useEffect(() => {
    if (why === 'idle') void close('idle', 'onLock')
    if (why === 'limit') void close('limit')
  }, [why, close])
  useEffect(() => {
    const check = () => latest.current.onStay()
    return watchReturn({ page: window, root: document.documentElement, check })
  }, [])
  useEffect(() => onSessionReport((code) => void close(WHY[code])), [close])
  useWarningBeforeLeaving(keeping === 'waiting')
  const isEmptied = keeping !== undefined
  useEffect(() => {
    if (isEmptied) removeSentData(document)
  }, [isEmptied])

  const control = useMemo(
    () => ({
      lock: () => void close('user', 'onLock'),
      end: () => void close('left', 'onEnd'),
      stay,
    }),
    [close, stay],
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
          <LockedPage {...props} why={over.why} at={over.at} keeping={keeping ?? 'waiting'} />
        </div>
      ) : (
        <SessionWarning stage={stage} endsAt={endsAt} onStay={stay} />
      )}
    </SessionProvider>
  )
}

const nothing = (): void => undefined
const after = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))
