import { badRequest } from '../outcome.ts'
import { type SearchParameter, searchParameters } from '../search-parameters.ts'

export type SortRule = { readonly name: string; readonly order: 'ascending' | 'descending' }

/** `_include=Encounter:practitioner` or, from the other end, `_revinclude=Provenance:target`. */
export type Inclusion = {
  readonly direction: 'forward' | 'reverse'
  readonly sourceType: string
  readonly name: string
  readonly parameter: SearchParameter
  readonly targetType: string | undefined
}

/** How a result is laid out, as opposed to what is in it (R4 §3.1.1.5). */
export type ResultShape = {
  readonly count: number | undefined
  readonly sort: readonly SortRule[]
  readonly isCountOnly: boolean
  readonly hasTotal: boolean
  readonly elements: readonly string[] | undefined
  readonly inclusions: readonly Inclusion[]
  /** Set by our own links: the state of the store to look at, and how many matches came before. */
  readonly page: { readonly sequence: number; readonly offset: number } | undefined
}

export const noShape: ResultShape = {
  count: undefined,
  sort: [],
  isCountOnly: false,
  hasTotal: true,
  elements: undefined,
  inclusions: [],
  page: undefined,
}

type ShapeChange = (shape: ResultShape) => Partial<ResultShape>
type Parameters = Readonly<Record<string, SearchParameter>>

function countOf(value: string): ShapeChange {
  if (!/^\d{1,9}$/.test(value)) throw badRequest('_count takes a whole number')
  const count = Number(value)
  return () => (count === 0 ? { isCountOnly: true } : { count })
}

function sortOf(value: string, parameters: Parameters): ShapeChange | undefined {
  const sort = value.split(',').map((rule): SortRule => {
    const isDescending = rule.startsWith('-')
    return {
      name: isDescending ? rule.slice(1) : rule,
      order: isDescending ? 'descending' : 'ascending',
    }
  })
  return sort.every(({ name }) => name in parameters) ? () => ({ sort }) : undefined
}

const inclusionOf =
  (direction: Inclusion['direction']) =>
  (value: string): ShapeChange | undefined => {
    const [sourceType = '', name = '', targetType] = value.split(':')
    const parameter = searchParameters[sourceType]?.[name]
    if (parameter?.kind !== 'reference') return undefined
    const inclusion: Inclusion = { direction, sourceType, name, parameter, targetType }
    return (shape) => ({ inclusions: [...shape.inclusions, inclusion] })
  }

function pageOf(value: string): ShapeChange {
  const [, sequence, offset] = /^(\d{1,15})-(\d{1,9})$/.exec(value) ?? []
  if (!sequence) throw badRequest('This page link is not one of this server')
  return () => ({ page: { sequence: Number(sequence), offset: Number(offset) } })
}

type Reader = (value: string, parameters: Parameters) => ShapeChange | undefined

const readers: Readonly<Record<string, Reader>> = {
  _count: countOf,
  _sort: sortOf,
  _summary: (value) => {
    if (value === 'count') return () => ({ isCountOnly: true })
    return value === 'false' ? () => ({}) : undefined
  },
  _total: (value) => () => ({ hasTotal: value !== 'none' }),
  _elements: (value) => () => ({ elements: value.split(',') }),
  _include: inclusionOf('forward'),
  _revinclude: inclusionOf('reverse'),
  _page: pageOf,
  _format: () => () => ({}),
}

export const resultParameters: readonly string[] = Object.keys(readers)

/** @returns the change a parameter makes, or undefined when it is not a result parameter here */
export const resultShapeOf = (
  name: string,
  value: string,
  parameters: Parameters,
): ShapeChange | undefined =>
  Object.hasOwn(readers, name) ? readers[name]?.(value, parameters) : undefined
