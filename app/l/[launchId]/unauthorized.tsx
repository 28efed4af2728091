import { LockedPage } from '#components/session/locked-page.tsx'
import { MessagesProvider } from '#components/ui/messages-provider.tsx'
import { closedSession } from '#lib/server/closed-session.ts'
import { visitMessages } from '#lib/server/visit-messages.ts'

/** The session of this page is not there, locked or over. Nothing of the patient is shown. */
export default async function ClosedSession() {
  const { timeZone, ...session } = await closedSession()
  return (
    <MessagesProvider messages={{ session: visitMessages.session }} timeZone={timeZone}>
      <LockedPage {...session} />
    </MessagesProvider>
  )
}
