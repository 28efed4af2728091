'use client'

import { lazy, startTransition, useCallback, useEffect, useRef, useState } from 'react'
import { initialsOf } from '#lib/fhir/initials.ts'
import type { OpenedCoSign } from '#lib/flows/open-co-sign.ts'
import type { OpenedNote } from '#lib/flows/open-note.ts'
import type { WaitingNote } from '#lib/flows/waiting-notes.ts'
import type { Sheet } from '../aids/instruction-sheet.ts'
import { KeptSheet } from '../aids/kept-sheet.ts'
import { CaptureProvider } from '../capture/capture-context.ts'
import { useCaptureControl } from '../capture/use-capture-control.ts'
import type { VisitCapture } from '../capture/visit-capture.ts'
import { useCard } from '../chart/use-card.ts'
import type { Keeping } from '../session/keep-until-saved.ts'
import { UnwrittenVisit } from './unwritten-visit.tsx'
import type { VisitActions } from './visit-actions.ts'
import type { VisitLaunch } from './visit-launch.ts'

const loadNoteVisit = () => import('./note-visit.tsx')

// Without a boundary of its own: the server sends the note with the page, and a choice in the page
// goes on showing the chart until the code is there.
const NoteVisit = lazy(loadNoteVisit)
const CoSignVisit = lazy(() => import('./co-sign-visit.tsx'))

/** Who works here, and what stays of the patient while the page is locked. */
export type Person = { readonly userName: string; readonly initials: string | undefined }

type Props = {
  readonly launch: VisitLaunch
  readonly actions: VisitActions
  readonly opened: OpenedNote | undefined
  /** The note of another that is asked for, to be co-signed. */
  readonly coSign: OpenedCoSign | undefined
  readonly deviceKey: string
  readonly capture: VisitCapture | undefined
  /** Told how to save what is not saved, for when the page is locked. */
  readonly onKeep: (keep: () => Promise<Keeping>) => void
  readonly onPerson: (person: Person) => void
}

/** The visit while its session is open: with a note, or with the choice of one. */
export function OpenVisit(props: Props) {
  const { actions, deviceKey, capture } = props
  const { shown, open } = useOpened(props.opened, props.launch.waiting)
  const { opened, isJustSigned, generation } = shown
  // The one that is open tells of itself.
  const told = new Set(opened?.history.map(({ filingId }) => filingId))
  const waiting = shown.waiting.filter(({ filingId }) => !told.has(filingId))
  const launch = { ...props.launch, waiting }
  const userName = usePerson(props.onPerson)
  const { control, keep } = useCaptureControl({
    ...{ launchId: launch.launchId, actions, deviceKey, capture },
    noteId: opened && takesTranscript(opened) ? opened.note.id : undefined,
  })
  const onKeep = useKeepingBoth(props.onKeep, keep)
  const sheet = useRef<Sheet>(undefined)
  const { coSign } = props
  if (coSign) {
    const besideIt = besides(launch, coSign)
    return <CoSignVisit launch={besideIt} {...{ actions, coSign, userName, deviceKey, onKeep }} />
  }
  if (!opened) {
    return (
      <UnwrittenVisit
        {...{ launch, actions, userName }}
        loadNoteVisit={loadNoteVisit}
        onOpened={open}
      />
    )
  }
  return (
    <CaptureProvider value={control}>
      <KeptSheet value={sheet}>
        <NoteVisit
          key={`${opened.note.id} ${generation}`}
          {...{ launch, actions, opened, deviceKey, userName, isJustSigned, onKeep }}
          onOpened={open}
          onSigned={(signed) => open(signed, true)}
        />
      </KeptSheet>
    </CaptureProvider>
  )
}

const takesTranscript = ({ isApproved, amends, restsOn }: OpenedNote): boolean =>
  !isApproved && !amends && !restsOn

const GRAVITY: readonly Keeping[] = ['kept', 'waiting', 'lost']

/** Before the page may be emptied: what was written, and what was recorded. */
function useKeepingBoth(onKeep: Props['onKeep'], keepSound: () => Promise<Keeping>) {
  return useCallback(
    (keepNote: () => Promise<Keeping>) =>
      onKeep(async () => {
        const both = await Promise.all([keepNote(), keepSound()])
        return GRAVITY.findLast((keeping) => both.includes(keeping)) ?? 'kept'
      }),
    [onKeep, keepSound],
  )
}

/** The note that is shown for co-signature tells of itself. */
const besides = (launch: VisitLaunch, { filingId }: OpenedCoSign): VisitLaunch => ({
  ...launch,
  toCoSign: launch.toCoSign.filter((one) => one.filingId !== filingId),
  waiting: launch.waiting.filter(({ coSigns }) => coSigns !== filingId),
})

/** Another note, or one that the server changed, is another page of the editor. */
function useOpened(first: OpenedNote | undefined, waiting: readonly WaitingNote[]) {
  const [shown, setShown] = useState({ opened: first, isJustSigned: false, generation: 0, waiting })
  const open = (opened: OpenedNote | undefined, isJustSigned = false) =>
    startTransition(() =>
      setShown((before) => ({
        opened,
        isJustSigned,
        generation: before.generation + 1,
        waiting: withSigned(before.waiting, opened),
      })),
    )
  return { shown, open }
}

/** A note that was signed on this page is followed when another one takes its place. */
function withSigned(
  waiting: readonly WaitingNote[],
  opened: OpenedNote | undefined,
): readonly WaitingNote[] {
  const filingId = opened?.filingId
  if (!filingId || waiting.some((one) => one.filingId === filingId)) return waiting
  return [...waiting, { filingId, noteId: opened.note.id, coSigns: undefined }]
}

function usePerson(onPerson: Props['onPerson']): string {
  const { card: user } = useCard('user')
  const { card: patient } = useCard('patient')
  const userName = (user?.state === 'read' && user.facts[0]?.name?.full) || ''
  const patientName = patient?.state === 'read' ? patient.facts[0]?.name?.full : undefined
  const initials = patientName && initialsOf(patientName)
  useEffect(() => onPerson({ userName, initials }), [userName, initials, onPerson])
  return userName
}
