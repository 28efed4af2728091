'use client'

import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AmendmentKind, AmendRight } from '#lib/filing/amend-right.ts'
import type { FamilyMember, Lineage } from '#lib/filing/lineage.ts'
import type { OpenedInstructions } from '#lib/flows/instruction-links.ts'
import type { NoteEvent } from '#lib/flows/note-event.ts'
import type { AskedCoSign, OtherVisit } from '#lib/flows/open-note.ts'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import type { FilingId } from '#lib/kernel/ids.ts'
import { Queries } from '../session/queries.tsx'
import { Button } from '../ui/button.tsx'
import { CorrectDialog } from './correct-dialog.tsx'
import { InstructionsLine } from './instructions-line.tsx'
import { NoteHistory } from './note-history.tsx'
import { OtherVisitLine } from './other-visit-line.tsx'
import { SignedState } from './signed-state.tsx'
import { useLineage } from './use-lineage.ts'
import { VoidDialog } from './void-dialog.tsx'

/** @returns the failure, when it was not done */
type Doing = Promise<AppErrorCode | undefined>

export type AmendRowProps = {
  readonly launchId: string
  readonly ehrName: string
  /** The note that is open, and its filing. */
  readonly noteId: string
  readonly filingId: FilingId
  readonly history: readonly NoteEvent[]
  readonly coSign: AskedCoSign | undefined
  /** The visit that the note was signed in, when that is another one. */
  readonly ofVisit: OtherVisit | undefined
  readonly rights: Readonly<Record<AmendmentKind, AmendRight>>
  readonly voidAttestation: { readonly textVersion: string; readonly text: string }
  readonly onAdd: (filingId: FilingId) => Doing
  readonly onCorrect: (filingId: FilingId, reason: string) => Doing
  readonly onVoid: (filingId: FilingId, reason: string) => Doing
  /** Undefined: none can be made of this note here. */
  readonly onInstruct: (() => Doing) | undefined
  readonly instructions: OpenedInstructions | undefined
  readonly onAnother: () => void
  /** Told of a co-signature that was given since the page was opened. */
  readonly onCoSigned: (event: NoteEvent) => void
}

/** Above a signed note: what it is now, what can be done to it, and what was. */
export default function AmendRow(props: AmendRowProps) {
  return (
    <Queries>
      <Row {...props} />
    </Queries>
  )
}

function Row(props: AmendRowProps) {
  const { launchId, ehrName, noteId, filingId, history, ofVisit, rights, onCoSigned } = props
  const t = useTranslations('amend')
  const say = useTranslations('appError')
  const followed = useLineage(launchId, history)
  const { events, lineage, coSign = props.coSign } = followed
  const signature = coSign?.standing === 'signed' ? coSign.event : undefined
  const isNew = signature && history.every((event) => event.filingId !== signature.filingId)
  useEffect(() => {
    if (isNew) onCoSigned(signature)
  }, [isNew, signature, onCoSigned])
  const [failure, setFailure] = useState<AppErrorCode>()
  const isRefused = events.some(
    ({ event, view }) => event.filingId === filingId && view?.state === 'rejected',
  )
  const canAmend = lineage?.current !== undefined && !lineage.unsettled
  // They stand there before they can be used: what is below them does not move under the hand.
  const isEnded = lineage && !lineage.current && !lineage.unsettled
  const isOff = (kind: AmendmentKind) => canAmend && rights[kind] !== 'granted'
  const off = (['void', 'correction', 'addendum'] as const).find(isOff)
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 border-b border-line bg-surface px-3 py-1 at-720:px-4 at-1200:px-5">
        {ofVisit ? (
          <OtherVisitLine of={ofVisit}>
            <a href={`/l/${launchId}`} className="underline">
              {t('otherVisit.back')}
            </a>
          </OtherVisitLine>
        ) : null}
        <SignedState {...{ launchId, ehrName, filingId, history, lineage, coSign, isRefused }} />
        {isEnded ? null : (
          <Actions {...props} lineage={canAmend ? lineage : undefined} onFailure={setFailure} />
        )}
        {props.onInstruct && !props.instructions && !isEnded ? (
          <Button kind="quiet" size="s" onClick={() => void props.onInstruct?.().then(setFailure)}>
            {t('instructions.title')}
          </Button>
        ) : null}
        {ofVisit ? null : (
          <Button kind="quiet" size="s" onClick={props.onAnother}>
            {t('another')}
          </Button>
        )}
        {failure ? (
          <p role="alert" className="basis-full font-semibold text-warn">
            {say(failure)}
          </p>
        ) : null}
        {off ? <Off right={rights[off]} ehr={ehrName} /> : null}
      </div>
      {props.instructions ? <InstructionsLine launchId={launchId} of={props.instructions} /> : null}
      {events.length > 1 ? (
        <NoteHistory launchId={launchId} noteId={noteId} events={events} />
      ) : null}
    </>
  )
}

function Off({ right, ehr }: { readonly right: AmendRight; readonly ehr: string }) {
  const t = useTranslations('amend.off')
  if (right === 'granted') return null
  return <p className="basis-full text-s text-ink-2">{t(right, { ehr })}</p>
}

type ActionsProps = AmendRowProps & {
  /** Undefined while nothing can be done to the note. */
  readonly lineage: Lineage<FamilyMember> | undefined
  readonly onFailure: (code: AppErrorCode | undefined) => void
}

function Actions({ lineage, onFailure, ...props }: ActionsProps) {
  const t = useTranslations('amend.does')
  const [asking, setAsking] = useState<'correction' | 'void'>()
  const current = lineage?.current
  const signedAt = props.history.find(({ filingId }) => filingId === current?.id)?.signedAt
  const begin = (kind: AmendmentKind) => {
    if (!current) return
    if (kind === 'addendum') void props.onAdd(current.id).then(onFailure)
    else setAsking(kind)
  }
  return (
    <>
      {(['addendum', 'correction', 'void'] as const).map((kind) => (
        <Button
          key={kind}
          kind="quiet"
          size="s"
          disabled={!current || props.rights[kind] !== 'granted'}
          onClick={() => begin(kind)}
        >
          {t(kind)}
        </Button>
      ))}
      {current && asking === 'correction' ? (
        <CorrectDialog
          onClose={() => setAsking(undefined)}
          onCorrect={(reason) => props.onCorrect(current.id, reason)}
        />
      ) : null}
      {current && signedAt && asking === 'void' ? (
        <VoidDialog
          ehrName={props.ehrName}
          signedAt={signedAt}
          recordId={current.record.id}
          addenda={lineage.appended.length}
          attestation={props.voidAttestation}
          onClose={() => setAsking(undefined)}
          onVoid={(reason) => props.onVoid(current.id, reason)}
        />
      ) : null}
    </>
  )
}
