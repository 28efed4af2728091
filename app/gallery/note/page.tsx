import { notFound } from 'next/navigation'
import { MessagesProvider } from '#components/ui/messages-provider.tsx'
import { compiledMessages } from '#lib/messages/compile-messages.ts'
import { galleryCards } from '#lib/testing/chart/gallery-cards.ts'
import { marchettiModelDraft } from '#lib/testing/note/marchetti-model-draft.ts'
import { marchettiFacts, marchettiNote, marchettiVisit } from '#lib/testing/note/marchetti-visit.ts'
import { GalleryChartData } from '../chart/gallery-chart-data.tsx'
import { isGalleryOpen } from '../is-open.ts'
import { GalleryNote, type GalleryState } from './gallery-note.tsx'

const STATES: readonly GalleryState[] = [
  'draft',
  'model',
  'empty',
  'signed',
  'failing',
  'conflict',
  'new',
]

const EMPTY = {
  ...marchettiNote,
  sections: marchettiNote.sections.map((section) => ({ ...section, statements: [] })),
}

/** `?state=signed`: the note with its chart and visit, in each state it can have. */
export default async function GalleryNotePage({ searchParams }: PageProps<'/gallery/note'>) {
  if (!isGalleryOpen()) notFound()
  const { state: wanted } = await searchParams
  const state = STATES.find((one) => one === wanted) ?? 'draft'
  const isBare = state === 'empty' || state === 'new'
  const { appError, chart, evidence, modelDraft, note, shell } = compiledMessages
  return (
    <MessagesProvider
      messages={{ appError, chart, evidence, modelDraft, note, shell }}
      timeZone="America/Chicago"
    >
      <GalleryChartData cards={await galleryCards('full')}>
        <GalleryNote
          state={state}
          note={isBare ? EMPTY : marchettiNote}
          modelDraft={await marchettiModelDraft()}
          sources={{ transcripts: isBare ? [] : [marchettiVisit], chartFacts: marchettiFacts }}
        />
      </GalleryChartData>
    </MessagesProvider>
  )
}
