import { PrintTools } from '#components/filing/print-tools.tsx'
import { PrintedNote } from '#components/filing/printed-note.tsx'
import { SoloHead } from '#components/launch/solo-head.tsx'
import { MessagesProvider } from '#components/ui/messages-provider.tsx'
import { openChartOfPage } from '#lib/server/open-chart.ts'
import { printOf } from '#lib/server/print-of.ts'
import { printMessages } from '#lib/server/visit-messages.ts'

/** A note as it prints, whatever its state: patient and status on every page. */
export default async function PrintPage({
  params,
}: PageProps<'/l/[launchId]/notes/[noteId]/print'>) {
  const { launchId, noteId } = await params
  const open = await openChartOfPage(launchId)
  const sheet = await printOf(open, noteId)
  return (
    <MessagesProvider messages={printMessages} timeZone={open.registration.timeZone}>
      <div className="@container/frame min-h-full">
        <div data-print="no" className="bg-page">
          <SoloHead from={open.registration.name} />
          <PrintTools
            visitHref={`/l/${open.launch.id}?note=${noteId}`}
            fileHref={`/l/${open.launch.id}/notes/${noteId}/pdf`}
          />
        </div>
        <PrintedNote sheet={sheet} />
      </div>
    </MessagesProvider>
  )
}
