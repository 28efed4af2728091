'use client'

import { useId, useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import { useCard } from '../chart/use-card.ts'
import { AttestationBox, type AttestationText } from '../filing/attestation-box.tsx'
import { useArmed } from '../filing/use-armed.ts'
import { useHeldOpen } from '../filing/use-held-open.ts'
import { Button } from '../ui/button.tsx'
import { ClinicalTime } from '../ui/clinical-time.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Glyph } from '../ui/glyph.tsx'
import { ReasonField } from '../ui/reason-field.tsx'
import { Born, RecordNumber } from '../workspace/identity-facts.tsx'
import { useVoiding, type Voiding } from './use-voiding.ts'

type Props = {
  readonly ehrName: string
  readonly signedAt: Instant
  readonly recordId: string
  /** Addenda that are records of their own. */
  readonly addenda: number
  readonly attestation: AttestationText
  readonly onClose: () => void
  /** @returns the failure, when it was not done */
  readonly onVoid: (reason: string) => Promise<AppErrorCode | undefined>
}

/** The last look before a filed note is marked as entered in error: who, which note, why, and sure. */
export function VoidDialog(props: Props) {
  const { onClose, onVoid } = props
  const t = useTranslations('amend.voiding')
  const { card } = useCard('patient')
  const hasPatient = card?.state === 'read' && card.facts.length > 0
  const box = useId()
  const body = useRef<HTMLDivElement>(null)
  const submit = useRef<HTMLButtonElement>(null)
  const voiding = useVoiding({ hasPatient, isArmed: useArmed(submit), onVoid })
  useHeldOpen(body, voiding.isSending)
  return (
    <Dialog
      isOpen
      size="small"
      onClose={() => !voiding.isSending && onClose()}
      title={t('title')}
      footer={
        <>
          <Said voiding={voiding} />
          <Button
            ref={submit}
            kind="stop"
            className="ml-auto min-h-9"
            aria-disabled={voiding.isSending}
            onClick={voiding.press}
          >
            {t(voiding.isSending ? 'sending' : 'submit')}
          </Button>
        </>
      }
    >
      <div ref={body}>
        <Patient />
        <div className="grid max-w-[72ch] gap-3 p-4">
          <Which {...props} />
          <p>{t('lead', { ehr: props.ehrName })}</p>
          <ReasonField
            label={t('reason')}
            hint={t('reasonHint')}
            value={voiding.reason}
            onChange={voiding.giveReason}
            isMissing={voiding.missing === 'reason'}
            isReadOnly={voiding.isSending}
          />
          <AttestationBox
            id={box}
            attestation={props.attestation}
            isAttested={voiding.isAttested}
            onAttest={voiding.attest}
            isMissing={voiding.missing === 'attestation'}
            isSending={voiding.isSending}
          />
        </div>
      </div>
    </Dialog>
  )
}

function Patient() {
  const { card } = useCard('patient')
  const patient = card?.state === 'read' ? card.facts[0] : undefined
  if (!patient || card?.state !== 'read') return null
  return (
    <div className="border-b border-id-line bg-id px-4 py-2.5">
      <p className="text-name font-semibold wrap-anywhere">{patient.name?.full}</p>
      <p className="flex flex-wrap gap-x-3.5">
        <Born patient={patient} on={card.asOf} />
        <RecordNumber patient={patient} />
      </p>
    </div>
  )
}

function Which({ signedAt, recordId, addenda }: Props) {
  const t = useTranslations('amend.voiding')
  return (
    <dl className="grid grid-cols-[5rem_minmax(0,1fr)] gap-x-3 gap-y-0.75">
      <dt className="text-ink-2">{t('note')}</dt>
      <dd>
        {t.rich('noteValue', { time: () => <ClinicalTime at={signedAt} show="date-time" /> })}
      </dd>
      <dt className="text-ink-2">{t('record')}</dt>
      <dd className="font-mono text-s wrap-anywhere">DocumentReference/{recordId}</dd>
      {addenda > 0 ? <dd className="col-start-2">{t('withAddenda', { count: addenda })}</dd> : null}
    </dl>
  )
}

function Said({ voiding: { missing, failure } }: { readonly voiding: Voiding }) {
  const t = useTranslations('amend.voiding')
  const say = useTranslations('appError')
  const objection = missing
    ? t(`missing.${missing}`)
    : failure === 'SERVER_UNREACHABLE'
      ? t('answerLost')
      : failure && say(failure)
  return (
    <p role="status" className="min-w-0 flex-1 basis-60 font-semibold text-warn">
      {objection ? (
        <>
          <Glyph of="triangle" className="mr-1" />
          {objection}
        </>
      ) : null}
    </p>
  )
}
