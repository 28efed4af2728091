import { randomUUID } from 'node:crypto'
import type { UnsavedResource } from '../fhir/resource.ts'
import type { Writer } from './ledger.ts'

/** A document that waits for a person at the EHR. */
export type HeldDocument = {
  readonly id: string
  readonly at: string
  readonly document: UnsavedResource
  readonly writer: Writer
  readonly state:
    | { readonly name: 'waiting' }
    | { readonly name: 'released'; readonly documentId: string }
    | { readonly name: 'refused' }
}

export interface HeldDocuments {
  hold(document: UnsavedResource, writer: Writer, at: Date): HeldDocument
  /** Newest last, settled ones too. */
  list(): readonly HeldDocument[]
  waiting(id: string): HeldDocument | undefined
  settle(id: string, state: HeldDocument['state']): void
  clear(): void
}

export function createHeldDocuments(): HeldDocuments {
  const held = new Map<string, HeldDocument>()
  return {
    hold: (document, writer, at) => {
      const entry: HeldDocument = {
        id: randomUUID(),
        at: at.toISOString(),
        document,
        writer,
        state: { name: 'waiting' },
      }
      held.set(entry.id, entry)
      return entry
    },
    list: () => [...held.values()],
    waiting: (id) => {
      const entry = held.get(id)
      return entry?.state.name === 'waiting' ? entry : undefined
    },
    settle: (id, state) => {
      const entry = held.get(id)
      if (entry) held.set(id, { ...entry, state })
    },
    clear: () => held.clear(),
  }
}
