import type { Check } from './invariants.ts'
import { isUnderWay } from './labels-of.ts'

/** Two would say that the note was made twice. */
export const labelledOnce: Check = ({ labels }) => {
  const seen = new Set<string>()
  return labels
    .filter(({ excuse }) => excuse !== 'proxy-duplicate')
    .flatMap(({ filingId, id, step }) => {
      const isTwin = seen.has(filingId)
      seen.add(filingId)
      return isTwin ? [{ step, what: `${id} labels ${filingId} a second time` }] : []
    })
}

/** None of what was never filed, or is not as it was signed. */
export const labelsAreOfFiled: Check = ({ labels, verified }, { filings }) =>
  labels.flatMap(({ id, filingId, recordId, step }) => {
    const filing = filings.find((one) => one.id === filingId)
    // Others may have changed it since.
    const wasAsSigned = verified.some((one) => one.filingId === filingId && one.step <= step)
    const isOfRecord = filing?.state === 'filed' && filing.record?.id === recordId
    return wasAsSigned && isOfRecord
      ? []
      : [{ step, what: `${id} labels ${recordId} for ${filingId}` }]
  })

export const toldLabelsAreThere: Check = ({ labels }, { labels: ends, step }) =>
  ends
    .filter(({ state }) => state === 'filed')
    .filter(
      ({ filingId, provenanceId }) =>
        !labels.some((one) => one.id === provenanceId && one.filingId === filingId),
    )
    .map(({ filingId }) => ({ step, what: `${filingId} is told as labelled and is not` }))

/** They wait for a note that is not there yet, and for nothing else. */
export const labelsSettled: Check = (_history, { labels, step }) =>
  labels
    .filter(isUnderWay)
    .map(({ filingId, state }) => ({ step, what: `the labels of ${filingId} stay ${state}` }))
