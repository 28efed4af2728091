import { notFound } from 'next/navigation'
import { SoloHead } from '#components/launch/solo-head.tsx'
import { MessagesProvider } from '#components/ui/messages-provider.tsx'
import { Worklist } from '#components/worklist/worklist.tsx'
import { worklistMessages } from '#lib/server/visit-messages.ts'
import { worklistItems } from '#lib/testing/filing/worklist-items.ts'
import { aMoment } from '#lib/testing/fixed-clock.ts'
import { isGalleryOpen } from '../is-open.ts'

/** `?state=empty`: the worklist with every kind of work, or with none. */
export default async function GalleryWorklistPage({
  searchParams,
}: PageProps<'/gallery/worklist'>) {
  if (!isGalleryOpen()) notFound()
  const { state } = await searchParams
  return (
    <MessagesProvider messages={worklistMessages} timeZone="America/Chicago">
      <div className="@container/frame min-h-full bg-page">
        <SoloHead from="Greyfield EHR" />
        <main className="mx-auto max-w-[1100px] px-4 pt-5 pb-8">
          <Worklist
            items={state === 'empty' ? [] : worklistItems}
            launchId="gallery"
            ehrName="Greyfield EHR"
            now={aMoment}
          />
        </main>
      </div>
    </MessagesProvider>
  )
}
