import { headers } from 'next/headers'
import { MessagesProvider } from '#components/ui/messages-provider.tsx'
import { BreakGlassGateLazy } from '#components/visit/break-glass-gate-lazy.tsx'
import { EARLY_PRESS_SCRIPT } from '#components/visit/early-press.ts'
import { Visit } from '#components/visit/visit.tsx'
import { noteIdSchema } from '#lib/kernel/id-schemas.ts'
import { captureOfVisit } from '#lib/server/capture-of-visit.ts'
import { chartOfVisit } from '#lib/server/chart-of-visit.ts'
import { coSignOfVisit } from '#lib/server/co-sign-of-visit.ts'
import { launchOfPage } from '#lib/server/launch-of-page.ts'
import { openVisit } from '#lib/server/open-visit.ts'
import { server } from '#lib/server/server.ts'
import { Unavailable } from '#lib/server/unavailable.ts'
import { visitLaunch } from '#lib/server/visit-launch.ts'
import { gateMessages, visitMessages } from '#lib/server/visit-messages.ts'
import { smartStyleSheet } from '#lib/smart/smart-style.ts'
import * as actions from './actions.ts'

/** The chart beside the note: one patient, one visit, one user. */
export default async function VisitPage({ params, searchParams }: PageProps<'/l/[launchId]'>) {
  const { launchId } = await params
  const open = await launchOfPage(launchId)
  const { note, cosign } = await searchParams
  const asked = noteIdSchema.safeParse(note)
  const chart = chartOfVisit(server(), open)
  const gate = await chart.gate
  if (!gate.ok) throw new Unavailable(gate.error.code)
  const cards = await chart.cards
  if (!cards) return <ClosedChart open={open} />
  const visit = await openVisit(server(), open, asked.data, cards)
  if (!visit.ok) throw new Unavailable(visit.error.code)
  const coSign = await coSignOfVisit(server(), open, cosign)
  const capture = await captureOfVisit(server(), open)
  if (!capture.ok) throw new Unavailable(capture.error.code)
  const { style, waiting, toCoSign, ...opened } = visit.value
  const { launch, registration, pageToken } = open
  const page = { launchId: launch.id, shownPatientId: launch.patientId, token: pageToken }
  const nonce = (await headers()).get('x-nonce') ?? ''
  return (
    <MessagesProvider messages={visitMessages} timeZone={registration.timeZone}>
      <script nonce={nonce}>{EARLY_PRESS_SCRIPT}</script>
      {style && <style nonce={nonce}>{smartStyleSheet(style)}</style>}
      <Visit
        launch={{
          ...visitLaunch(server(), open),
          waiting,
          toCoSign,
          openUntil: gate.value.openUntil,
        }}
        {...opened}
        coSign={coSign}
        capture={capture.value}
        actions={{
          createNote: actions.createNote.bind(null, page),
          saveNote: actions.saveNote.bind(null, page),
          draftNote: actions.draftNote.bind(null, page),
          amendNote: actions.amendNote.bind(null, page),
          instructPatient: actions.instructPatient.bind(null, page),
          discardAmendment: actions.discardAmendment.bind(null, page),
          voidNote: actions.voidNote.bind(null, page),
          reviewNote: actions.reviewNote.bind(null, page),
          approveNote: actions.approveNote.bind(null, page),
          reviewCoSign: actions.reviewCoSign.bind(null, page),
          coSignNote: actions.coSignNote.bind(null, page),
          returnCoSign: actions.returnCoSign.bind(null, page),
          decideFiling: actions.decideFiling.bind(null, page),
          answerConsent: actions.answerConsent.bind(null, page),
          markRecording: actions.markRecording.bind(null, page),
          transcribeRecording: actions.transcribeRecording.bind(null, page),
          abandonRecording: actions.abandonRecording.bind(null, page),
          withdrawConsent: actions.withdrawConsent.bind(null, page),
          acceptRecord: actions.acceptRecord.bind(null, page),
          dismissFiling: actions.dismissFiling.bind(null, page),
          keepAid: actions.keepAid.bind(null, page),
          readEarlierNote: actions.readEarlierNote.bind(null, page),
          printInstructions: actions.printInstructions.bind(null, page),
          removeAid: actions.removeAid.bind(null, page),
          lockSession: actions.lockSession.bind(null, page, {}),
          endSession: actions.endSession.bind(null, page, {}),
          openWindow: actions.openWindow.bind(null, page, {}),
        }}
      />
    </MessagesProvider>
  )
}

type Props = { readonly open: Awaited<ReturnType<typeof launchOfPage>> }

/** The EHR marks the chart as restricted: nothing of it is shown before somebody says why. */
function ClosedChart({ open }: Props) {
  const { launch, registration, pageToken } = open
  const page = { launchId: launch.id, shownPatientId: launch.patientId, token: pageToken }
  return (
    <MessagesProvider messages={gateMessages} timeZone={registration.timeZone}>
      <BreakGlassGateLazy
        ehrName={registration.name}
        breakGlassId={server().random.uuid()}
        open={actions.openRestrictedChart.bind(null, page)}
        end={actions.endSession.bind(null, page, {})}
      />
    </MessagesProvider>
  )
}
