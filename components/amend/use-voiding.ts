import { useState } from 'react'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'

/** What keeps a note from being entered in error. */
type Missing = 'patient' | 'reason' | 'attestation' | 'look'

export type Voiding = {
  readonly reason: string
  readonly giveReason: (reason: string) => void
  readonly isAttested: boolean
  readonly attest: (isAttested: boolean) => void
  readonly isSending: boolean
  readonly missing: Missing | undefined
  readonly failure: AppErrorCode | undefined
  readonly press: () => void
}

type Options = {
  readonly hasPatient: boolean
  readonly isArmed: boolean
  /** @returns the failure, when it was not done */
  readonly onVoid: (reason: string) => Promise<AppErrorCode | undefined>
}

/** Reason, box and button, in that order; nothing is ticked in advance. */
export function useVoiding({ hasPatient, isArmed, onVoid }: Options): Voiding {
  const [reason, setReason] = useState('')
  const [isAttested, setAttested] = useState(false)
  const [isSending, setSending] = useState(false)
  const [missing, setMissing] = useState<Missing>()
  const [failure, setFailure] = useState<AppErrorCode>()
  const whatIsMissing = (): Missing | undefined => {
    if (!hasPatient) return 'patient'
    if (reason.trim() === '') return 'reason'
    if (!isAttested) return 'attestation'
    return isArmed ? undefined : 'look'
  }
  const send = async () => {
    setSending(true)
    setFailure(undefined)
    const failed = await onVoid(reason.trim())
    setSending(false)
    setFailure(failed)
  }
  return {
    ...{ reason, isAttested, isSending, missing, failure },
    giveReason: (given) => {
      setReason(given)
      setMissing(undefined)
    },
    attest: (attested) => {
      setAttested(attested)
      setMissing(undefined)
    },
    press: () => {
      if (isSending) return
      const found = whatIsMissing()
      setMissing(found)
      if (!found) void send()
    },
  }
}
