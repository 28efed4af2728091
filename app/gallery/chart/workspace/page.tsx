import { notFound } from 'next/navigation'
import { MessagesProvider } from '#components/ui/messages-provider.tsx'
import { compiledMessages } from '#lib/messages/compile-messages.ts'
import { galleryCards, galleryCharts } from '#lib/testing/chart/gallery-cards.ts'
import { isGalleryOpen } from '../../is-open.ts'
import { GalleryChartData } from '../gallery-chart-data.tsx'
import { GalleryWorkspace } from '../gallery-workspace.tsx'

/** `?chart=odd&banner=compact`: the frame with one of the gallery's charts. */
export default async function GalleryWorkspacePage({
  searchParams,
}: PageProps<'/gallery/chart/workspace'>) {
  if (!isGalleryOpen()) notFound()
  const { chart, banner } = await searchParams
  const cards = await galleryCards(galleryCharts.find((one) => one === chart) ?? 'full')
  const { chart: words, evidence, shell } = compiledMessages
  return (
    <MessagesProvider messages={{ chart: words, evidence, shell }} timeZone="America/Chicago">
      <GalleryChartData cards={cards}>
        <GalleryWorkspace needPatientBanner={banner !== 'compact'} />
      </GalleryChartData>
    </MessagesProvider>
  )
}
