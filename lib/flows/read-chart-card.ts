import type { CardName, CardOf } from '../chart/card.ts'
import type { FilingStore } from '../filing/filing-store.ts'
import type { Launch } from '../smart/launch.ts'
import { readCard } from './read-card.ts'

type Deps = Parameters<typeof readCard>[0] & {
  readonly filings: Pick<FilingStore, 'signedRecords'>
}

/**
 * A card of the chart for the page. Of the documents those are marked that this user signed here:
 * whichever visit they are of, they can be opened, added to and corrected.
 */
export async function readChartCard<N extends CardName>(
  deps: Deps,
  launch: Launch,
  name: N,
): Promise<CardOf<N>> {
  const card: CardOf<CardName> =
    name === 'documents' ? await readDocuments(deps, launch) : await readCard(deps, launch, name)
  // The card of that name, either way.
  return card as CardOf<N>
}

/** Without the store the card is as the EHR gave it. */
async function readDocuments(deps: Deps, launch: Launch): Promise<CardOf<'documents'>> {
  const [card, signed] = await Promise.all([
    readCard(deps, launch, 'documents'),
    deps.filings.signedRecords(launch),
  ])
  if (card.state !== 'read' || !signed.ok) return card
  const facts = card.facts.map((document) => {
    const noteId = signed.value.get(document.reference.split('/').at(-1) ?? '')
    return noteId ? { ...document, noteId } : document
  })
  return { ...card, facts }
}
