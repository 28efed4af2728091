import { EnterVisit } from '#components/session/enter-visit.tsx'
import { MessagesProvider } from '#components/ui/messages-provider.tsx'
import { compiledMessages } from '#lib/messages/compile-messages.ts'

/**
 * Where a visit changes windows: opened with a handle it takes up the session, without one it stands
 * in the frame that was left. Nothing of a patient, and no session is needed.
 */
export default async function WindowPage({ params }: PageProps<'/l/[launchId]/window'>) {
  const { launchId } = await params
  const { session, shell } = compiledMessages
  return (
    <MessagesProvider messages={{ session, shell }} timeZone="UTC">
      <EnterVisit launchId={launchId} />
    </MessagesProvider>
  )
}
