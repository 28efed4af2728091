import { SoloHead } from '#components/launch/solo-head.tsx'
import { MessagesProvider } from '#components/ui/messages-provider.tsx'
import { Worklist } from '#components/worklist/worklist.tsx'
import { launchOfPage } from '#lib/server/launch-of-page.ts'
import { server } from '#lib/server/server.ts'
import { worklistMessages } from '#lib/server/visit-messages.ts'
import { worklistOf } from '#lib/server/worklist-of.ts'

/** What this user has not finished at this EHR, whoever the patient is. */
export default async function WorklistPage({ params }: PageProps<'/l/[launchId]/worklist'>) {
  const open = await launchOfPage((await params).launchId)
  const { launch, registration } = open
  const items = await worklistOf(open)
  return (
    <MessagesProvider messages={worklistMessages} timeZone={registration.timeZone}>
      <div className="@container/frame min-h-full bg-page">
        <SoloHead from={registration.name} />
        <main className="mx-auto max-w-[1100px] px-4 pt-5 pb-8">
          <Worklist
            items={items}
            launchId={launch.id}
            ehrName={registration.name}
            now={server().clock.now()}
          />
        </main>
      </div>
    </MessagesProvider>
  )
}
