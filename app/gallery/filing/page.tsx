import { notFound } from 'next/navigation'
import { MessagesProvider } from '#components/ui/messages-provider.tsx'
import { compiledMessages } from '#lib/messages/compile-messages.ts'
import { galleryCards } from '#lib/testing/chart/gallery-cards.ts'
import { aReview, resolvedNote } from '#lib/testing/filing/a-review.ts'
import { filingViews } from '#lib/testing/filing/filing-views.ts'
import { marchettiFacts, marchettiNote, marchettiVisit } from '#lib/testing/note/marchetti-visit.ts'
import { GalleryChartData } from '../chart/gallery-chart-data.tsx'
import { isGalleryOpen } from '../is-open.ts'
import { GalleryLocked } from './gallery-locked.tsx'
import { GalleryRegions } from './gallery-regions.tsx'
import { GallerySign } from './gallery-sign.tsx'
import { GalleryTrail } from './gallery-trail.tsx'
import { GalleryVisit } from './gallery-visit.tsx'

const LAUNCH = 'gallery'

type Query = { readonly show: string; readonly state: string; readonly patient: string }

/**
 * `?show=regions`, `?show=visit&state=unknown`, `?show=sign&state=open`, `?show=trail`,
 * `?show=locked&state=idle`, `?show=watch`: what comes after writing, in all its states.
 */
export default async function GalleryFilingPage({ searchParams }: PageProps<'/gallery/filing'>) {
  if (!isGalleryOpen()) notFound()
  const { show, state, patient } = await searchParams
  return (
    <MessagesProvider messages={compiledMessages} timeZone="America/Chicago">
      <GalleryChartData cards={await galleryCards('full')}>
        <Shown
          show={String(show ?? 'regions')}
          state={String(state ?? '')}
          patient={String(patient ?? 'a')}
        />
      </GalleryChartData>
    </MessagesProvider>
  )
}

const viewNamed = (name: string) =>
  Object.entries(filingViews).find(([known]) => known === name)?.[1] ?? filingViews.identical

function Shown({ show, state, patient }: Query) {
  switch (show) {
    case 'visit':
    case 'watch':
      return (
        <GalleryVisit
          launchId={LAUNCH}
          patient={patient}
          isWatched={show === 'watch'}
          view={viewNamed(state)}
          note={resolvedNote}
          sources={{ transcripts: [marchettiVisit], chartFacts: marchettiFacts }}
        />
      )
    case 'sign':
      return (
        <GallerySign
          state={state}
          review={aReview(state === 'open' ? marchettiNote : resolvedNote, {
            ...(state === 'unread' && { factsReadAt: undefined }),
            ...(state === 'large' && { fits: false }),
          })}
        />
      )
    case 'trail':
      return <GalleryTrail />
    case 'locked':
      return <GalleryLocked state={state} />
    default:
      return <GalleryRegions />
  }
}
