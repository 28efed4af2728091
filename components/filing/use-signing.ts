import { useState } from 'react'
import type { ReviewedNote } from '#lib/flows/review-note.ts'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import type { Overrides } from '#lib/note/approve.ts'
import type { AskCoSign, SignNote } from './actions.ts'
import { type Missing, overridesOf, whatIsMissing } from './what-is-missing.ts'

export type Signing = {
  readonly reasons: Overrides
  readonly giveReason: (statementId: string, reason: string) => void
  readonly isAttested: boolean
  readonly attest: (isAttested: boolean) => void
  /** The co-signature that is asked for. */
  readonly coSign: AskCoSign | undefined
  readonly askCoSign: (coSign: AskCoSign | undefined) => void
  readonly isSending: boolean
  /** What was missing when it was pressed last. */
  readonly missing: Missing | undefined
  readonly failure: AppErrorCode | undefined
  /** @returns what is missing, or nothing when it was sent */
  readonly press: () => Missing | undefined
}

type Options = {
  readonly review: ReviewedNote
  readonly onSign: SignNote
  readonly onSigned: () => void
  readonly isArmed: boolean
  readonly startingReasons: Overrides
  readonly needsCoSign: boolean
}

/** What the person has said and pressed so far; nothing of it is lost by a failure. */
export function useSigning(options: Options): Signing {
  const { review, onSign, onSigned, isArmed, startingReasons } = options
  const [reasons, setReasons] = useState(startingReasons)
  const [isAttested, setAttested] = useState(false)
  const [coSign, askCoSign] = useState<AskCoSign | undefined>(options.needsCoSign ? {} : undefined)
  const [isSending, setSending] = useState(false)
  const [missing, setMissing] = useState<Missing>()
  const [failure, setFailure] = useState<AppErrorCode>()

  const send = async () => {
    setSending(true)
    setFailure(undefined)
    const overrides = overridesOf(review, reasons)
    const answer = await onSign({ overrides, coSign }).catch(() => undefined)
    setSending(false)
    if (answer?.ok) onSigned()
    else setFailure(answer?.code ?? 'SERVER_UNREACHABLE')
  }
  const press = () => {
    if (isSending) return undefined
    const found = whatIsMissing({ review, reasons, isAttested, isArmed })
    setMissing(found)
    if (!found) void send()
    return found
  }
  return {
    reasons,
    giveReason: (id, reason) => {
      setReasons({ ...reasons, [id]: reason })
      setMissing(undefined)
    },
    isAttested,
    attest: (attested) => {
      setAttested(attested)
      setMissing(undefined)
    },
    coSign,
    askCoSign,
    isSending,
    missing,
    failure,
    press,
  }
}
