import { ClosedSessionLazy } from '#components/session/closed-session-lazy.tsx'
import { closedSession } from '#lib/server/closed-session.ts'
import { visitMessages } from '#lib/server/visit-messages.ts'

/** The session of this page is not there, locked or over. Nothing of the patient is shown. */
export default async function ClosedSession() {
  const session = await closedSession()
  return <ClosedSessionLazy messages={{ session: visitMessages.session }} {...session} />
}
