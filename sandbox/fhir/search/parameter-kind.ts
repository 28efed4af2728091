/** Ids that may hold a wanted value: never too few, sometimes too many. */
export type Candidates = { readonly size: number; readonly ids: () => Iterable<string> }

/** Finds the resources of one type by the values of one search parameter. */
export interface ValueIndex<Value, Wanted> {
  add(id: string, values: readonly Value[]): void
  remove(id: string, values: readonly Value[]): void
  /** @returns undefined when the index cannot narrow the search */
  find(wanted: Wanted): Candidates | undefined
}

/** How one kind of search parameter (R4 §3.1.1.4) reads, parses, compares and finds values. */
export interface ParameterKind<Value, Wanted> {
  /** Modifiers beside `:missing`, which every kind has. */
  readonly modifiers: readonly string[]
  /** The values in one element; nothing when the element is not of a fitting data type. */
  read(element: unknown): readonly Value[]
  /** One alternative of a query. Throws a Refusal when the text is not of this kind. */
  parse(text: string, modifier: string | undefined): Wanted
  matches(value: Value, wanted: Wanted): boolean
  sortKey(value: Value): string | number
  createIndex(): ValueIndex<Value, Wanted>
}
