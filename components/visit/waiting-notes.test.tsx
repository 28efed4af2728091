import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderToStaticMarkup } from 'react-dom/server'
import { IntlProvider } from 'use-intl'
import { expect, test } from 'vitest'
import type { FilingView } from '#lib/flows/view-filing.ts'
import type { NoteId } from '#lib/kernel/ids.ts'
import en from '#lib/messages/en.ts'
import { aFilingView } from '#lib/testing/filing/filing-views.ts'
import { filingQuery } from '../filing/queries.ts'
import { WaitingList } from './waiting-notes.tsx'

const LAUNCH = 'launch'

function shown(view: FilingView): string {
  const client = new QueryClient()
  client.setQueryData(filingQuery(LAUNCH, view.id).queryKey, { view, stateSince: 0 })
  const note = {
    filingId: view.id,
    noteId: 'the-note' as NoteId,
    coSigns: undefined,
  }
  return renderToStaticMarkup(
    <IntlProvider locale="en" messages={en} timeZone="America/Chicago">
      <QueryClientProvider client={client}>
        <WaitingList launchId={LAUNCH} waiting={[note]} />
      </QueryClientProvider>
    </IntlProvider>,
  )
}

test('WB-41 a signed note that the EHR refused stays in sight, with the way to it', () => {
  const refused = shown(aFilingView({ state: 'rejected', errorCode: 'FHIR_REFUSED' }))
  expect(refused).toContain('19-Nov-2026 09:33')
  expect(refused).toContain('Not filed: Greyfield EHR refused it')
  expect(refused).toContain('href="/l/launch?note=the-note"')
})

test('a note that arrived is no longer waiting', () => {
  const record = { id: 'doc-1' }
  expect(shown(aFilingView({ state: 'filed', record, verification: 'identical' }))).toBe('')
})
