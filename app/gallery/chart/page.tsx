import Link from 'next/link'
import { notFound } from 'next/navigation'
import { MessagesProvider } from '#components/ui/messages-provider.tsx'
import { compiledMessages } from '#lib/messages/compile-messages.ts'
import { galleryCards, galleryCharts } from '#lib/testing/chart/gallery-cards.ts'
import { isGalleryOpen } from '../is-open.ts'
import { BannerFrame } from './banner-frame.tsx'
import { GalleryCase } from './gallery-case.tsx'
import { GalleryChartData } from './gallery-chart-data.tsx'
import { GalleryParts } from './gallery-parts.tsx'

/** Every part of the chart in every state; the whole frame is one page further. */
export default async function GalleryPage() {
  if (!isGalleryOpen()) notFound()
  const charts = await Promise.all(
    galleryCharts.map(async (chart) => ({ chart, cards: await galleryCards(chart) })),
  )
  const { chart: words, evidence, shell } = compiledMessages
  return (
    <MessagesProvider messages={{ chart: words, evidence, shell }} timeZone="America/Chicago">
      <main className="mx-auto grid min-h-full max-w-280 grid-cols-[minmax(0,1fr)] content-start gap-6 px-4 py-5">
        <h1 className="text-xl font-semibold">Chart</h1>
        <GalleryCase title="The whole frame">
          <ul className="flex flex-wrap gap-x-4">
            {galleryCharts.map((chart) => (
              <li key={chart} className="py-1">
                <Link href={{ pathname: '/gallery/chart/workspace', query: { chart } }}>
                  {chart}
                </Link>
              </li>
            ))}
          </ul>
        </GalleryCase>
        <GalleryParts />
        {charts.map(({ chart, cards }) => (
          <GalleryCase key={chart} title={`Identity, ${chart}`}>
            <GalleryChartData cards={cards}>
              <BannerFrame />
            </GalleryChartData>
          </GalleryCase>
        ))}
      </main>
    </MessagesProvider>
  )
}
