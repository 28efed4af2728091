import type { History } from './history.ts'
import type { Check } from './invariants.ts'

/** Everything that was ever written to a record, in order: by filings, and by others. */
const writesOf = ({ documents, edits }: History) =>
  [
    ...documents.map((one) => ({ ...one, recordId: one.id, isOurs: true })),
    ...edits.map((one) => ({ ...one, filingId: 'others', excuse: undefined, isOurs: false })),
  ].toSorted((a, b) => a.step - b.step)

/** A change is made over the version that its author saw, or it is not made (WB-30). */
export const notOverUnseen: Check = ({ documents, accepted }, { filings }) => {
  const known = new Set(accepted.map(({ recordId, version }) => `${recordId} ${version}`))
  const seen = new Map<string, string | undefined>(
    filings.map(({ id, target }) => [id, target?.filingId]),
  )
  return documents
    .filter(({ over, excuse }) => over !== undefined && excuse === undefined)
    .filter(({ filingId, over }) => seen.get(filingId) !== over)
    .filter(({ id, overVersion }) => !known.has(`${id} ${overVersion}`))
    .map(({ id, step, filingId, over }) => ({
      step,
      what: `${filingId} was written over the version of ${id} by ${over}`,
    }))
}

export const voidStays: Check = (history) => {
  const voided = new Set<string>()
  return writesOf(history).flatMap((write) => {
    const { recordId, step, isVoid, isOurs, excuse } = write
    const relatesTo = 'relatesTo' in write ? write.relatesTo : undefined
    const undone = [recordId, relatesTo ?? ''].find((id) => voided.has(id))
    if (isVoid && isOurs) voided.add(recordId)
    const isExcused = excuse !== undefined || isVoid || !isOurs
    return undone === undefined || isExcused ? [] : [{ step, what: `${undone} was void` }]
  })
}

/** What the app takes for the present version of a record is the version that the EHR has. */
export const lastIsPresent: Check = (history, { filings, step }) => {
  const byRecord = Map.groupBy(writesOf(history), ({ recordId }) => recordId)
  const excused = new Set(history.documents.flatMap((one) => (one.excuse ? one.filingId : [])))
  const filed = filings.filter(({ state }) => state === 'filed')
  const changed = new Set(
    filed.flatMap(({ method, target }) => (method === 'put' ? target?.filingId : [])),
  )
  return [...byRecord].flatMap(([recordId, writes]) => {
    const writer = writes.at(-1)?.filingId ?? ''
    const isJudged = !writes.some(({ filingId }) => excused.has(filingId))
    // Of twins one is not its filing's record; that is I1, and said there.
    const isRecord = filed.some(({ id, record }) => id === writer && record?.id === recordId)
    if (!isJudged || !isRecord) return []
    const present = filed.filter(({ id, record }) => record?.id === recordId && !changed.has(id))
    const isSame = present.some(({ id }) => id === writer)
    return isSame ? [] : [{ step, what: `${recordId} stands as ${writer} wrote it` }]
  })
}
