import { localReference } from '../reference.ts'
import { isObject } from '../resource.ts'
import { createKeyIndex } from './key-index.ts'
import type { ParameterKind } from './parameter-kind.ts'

/** A reference to this server, or any other reference as it is written. */
export type ReferenceValue = { readonly type?: string; readonly id: string }

const bareId = /^[A-Za-z0-9\-.]{1,64}$/

const keysOf = ({ type, id }: ReferenceValue): readonly string[] =>
  type ? [id, `${type}/${id}`] : [id]

const keyWanted = ({ type, id }: ReferenceValue): string => (type ? `${type}/${id}` : id)

/**
 * R4 §3.1.1.4.12: `patient=1`, `patient=Patient/1`, `subject:Patient=1` and the absolute URL mean
 * the same.
 * @param base the server's own base URL
 * @param targets the types the parameter points at; they are its modifiers too
 */
export function referenceKind(
  base: string,
  targets: readonly string[],
): ParameterKind<ReferenceValue, ReferenceValue> {
  const referenceValue = (text: string): ReferenceValue =>
    localReference(text, base) ?? { id: text }

  const read = (element: unknown): readonly ReferenceValue[] => {
    if (!isObject(element) || typeof element.reference !== 'string') return []
    const value = referenceValue(element.reference)
    return targets.length === 0 || !value.type || targets.includes(value.type) ? [value] : []
  }

  return {
    modifiers: targets,
    read,
    parse: (text, modifier) =>
      modifier && bareId.test(text) ? { type: modifier, id: text } : referenceValue(text),
    matches: (value, wanted) =>
      value.id === wanted.id && (wanted.type === undefined || wanted.type === value.type),
    sortKey: keyWanted,
    createIndex: () => createKeyIndex(keysOf, keyWanted),
  }
}
