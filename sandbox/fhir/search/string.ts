import { isObject } from '../resource.ts'
import { createKeyIndex } from './key-index.ts'
import type { ParameterKind, ValueIndex } from './parameter-kind.ts'

/** A text as written and as compared: without accents, in lower case, with single spaces. */
export type SearchableText = { readonly written: string; readonly folded: string }

export type WantedText = {
  readonly text: SearchableText
  readonly how: 'prefix' | 'exact' | 'contains'
}

const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()

const searchable = (written: string): SearchableText => ({ written, folded: fold(written) })

function read(element: unknown): readonly SearchableText[] {
  if (typeof element === 'string') return [searchable(element)]
  if (!isObject(element)) return []
  // A HumanName is found by each of its parts (R4 Patient.name).
  return [element.text, element.family, element.given].flat().flatMap(read)
}

const howOf = (modifier: string | undefined): WantedText['how'] =>
  modifier === 'exact' || modifier === 'contains' ? modifier : 'prefix'

function matches(value: SearchableText, { text, how }: WantedText): boolean {
  if (how === 'exact') return value.written === text.written
  if (how === 'contains') return value.folded.includes(text.folded)
  return value.folded.startsWith(text.folded)
}

/** Ids by the first two letters: few enough to look through, whatever the prefix. */
function createInitialsIndex(): ValueIndex<SearchableText, WantedText> {
  const initials = (text: SearchableText): string => text.folded.slice(0, 2)
  const index = createKeyIndex<SearchableText, WantedText>(
    (value) => [initials(value)],
    (wanted) => initials(wanted.text),
  )
  return {
    ...index,
    find: (wanted) =>
      wanted.how === 'contains' || wanted.text.folded.length < 2 ? undefined : index.find(wanted),
  }
}

/** R4 §3.1.1.4.9: starts with, whatever the case and the accents; `:exact` and `:contains`. */
export const stringKind: ParameterKind<SearchableText, WantedText> = {
  modifiers: ['exact', 'contains'],
  read,
  parse: (text, modifier) => ({ text: searchable(text), how: howOf(modifier) }),
  matches,
  sortKey: (value) => value.folded,
  createIndex: createInitialsIndex,
}
