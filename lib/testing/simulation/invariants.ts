import type { End, History, LedgerDocument } from './history.ts'
import {
  labelledOnce,
  labelsAreOfFiled,
  labelsSettled,
  toldLabelsAreThere,
} from './label-invariants.ts'
import { lastIsPresent, notOverUnseen, voidStays } from './record-invariants.ts'
import { canFollow } from './transition-rows.ts'

export const invariantNames = [
  'I1 at most one document per filing',
  'I2 what is shown as filed is in the EHR',
  'I3 a document in the EHR is filed, or stands with a person',
  'I4 the document is of the patient, visit and text that were signed',
  'I5 every request has an earlier audit intent',
  'no signed note is lost from sight',
  'every step follows from the one before',
  'one record belongs to one filing',
  'no version is written over unseen',
  'an entering in error is not undone',
  'what was filed last is what stands',
  'at most one Provenance per filing',
  'a Provenance is of what was filed as signed',
  'what is told as labelled is',
  'labels come to rest',
  'nothing is left to a machine that does not move',
  'nothing throws',
] as const
export type InvariantName = (typeof invariantNames)[number]

export type Violation = {
  readonly invariant: InvariantName
  /** When it could be seen first. */
  readonly step: number
  readonly what: string
}

export type Check = (history: History, end: End) => readonly Omit<Violation, 'invariant'>[]

/** A held document is excused where the answer that said so was never recorded. */
function isExcused({ moves }: History, { excuse, filingId, step }: LedgerDocument): boolean {
  if (excuse !== 'held') return excuse !== undefined
  return moves.find((one) => one.filingId === filingId && one.step >= step)?.event !== 'held'
}

/** Documents that came to be by nothing that a client can prevent do not count. */
const atMostOne: Check = (history) => {
  const seen = new Set<string>()
  return history.documents
    .filter((document) => !isExcused(history, document))
    .flatMap(({ filingId, id, step }) => {
      const isTwin = seen.has(filingId)
      seen.add(filingId)
      return isTwin ? [{ step, what: `${id} is a twin of filing ${filingId}` }] : []
    })
}

const isVoidedBy = (edits: History['edits'], id: string | undefined, until: number): boolean =>
  edits.some(({ recordId, isVoid, step }) => isVoid && recordId === id && step <= until)

const shownFiledIsThere: Check = ({ shown, documents, edits }, { filings }) => {
  const isVoid = new Set(filings.flatMap(({ id, kind }) => (kind === 'void' ? id : [])))
  return shown
    .filter(({ state }) => state === 'filed')
    .filter(({ recordId, filingId, isVerified, step }) => {
      const document = documents.find((one) => one.id === recordId && one.filingId === filingId)
      // What others have entered in error already is not done again.
      if (isVoid.has(filingId) && isVoidedBy(edits, recordId, step)) return false
      const isThere = document !== undefined && document.step <= step
      return !isThere || (isVerified && document.isAltered && !document.isVoid)
    })
    .map(({ step, filingId }) => ({
      step,
      what: `${filingId} was shown as filed and is not there`,
    }))
}

const standsWithPerson = ['needs-user', 'needs-review']

const documentIsFiled: Check = ({ documents }, { filings, step }) => {
  const byId = new Map<string, (typeof filings)[number]>(filings.map((one) => [one.id, one]))
  return documents.flatMap(({ id, filingId, isAltered }) => {
    const { state, errorCode } = byId.get(filingId) ?? {}
    // Where an EHR holds a note, changes its text and drops its identifier, nobody can tell which it
    // is: it stays shown as held.
    const isBeyondTelling = state === 'held' && isAltered
    // Others had changed it by then, and its author went on from that.
    const isSetAside = state === 'rejected' && errorCode === 'FILING_RECORD_CHANGED'
    const isWithPerson = standsWithPerson.includes(state ?? '') || isSetAside
    const isKnown = state === 'filed' || isWithPerson || isBeyondTelling
    return isKnown ? [] : [{ step, what: `${id} is in the EHR, its filing is ${state ?? 'gone'}` }]
  })
}

const isAsSigned = (history: History, document: LedgerDocument): boolean => {
  const approval = history.approvals.find(({ filingId }) => filingId === document.filingId)
  return history.signatures.some(
    (signed) =>
      signed.noteId === approval?.noteId &&
      signed.patientId === document.patientId &&
      signed.encounterId === document.encounterId &&
      signed.isVoid === document.isVoid &&
      // An entering in error is of whatever stands there.
      (document.isVoid || signed.sha256 === document.sha256),
  )
}

const documentIsAsSigned: Check = (history) =>
  history.documents
    .filter((document) => !isAsSigned(history, document))
    .map(({ id, step }) => ({ step, what: `nobody signed ${id} like this` }))

const requestsAreAudited: Check = ({ requests, intents }) => {
  const committedAt = new Map(intents.map(({ intentId, step }) => [intentId, step]))
  return requests
    .filter(({ requestId, step }) => (committedAt.get(requestId ?? '') ?? Infinity) > step)
    .map(({ requestId, step }) => ({ step, what: `${requestId} was sent without an intent` }))
}

const noneLost: Check = ({ approvals, acknowledged }, { inSight, step }) =>
  [...new Set([...approvals, ...acknowledged].map(({ filingId }) => filingId))]
    .filter((filingId) => !inSight.has(filingId))
    .map((filingId) => ({ step, what: `${filingId} was signed and nobody sees it` }))

/** A worker whose lease was taken over must not write over what its successor wrote (WB-23). */
const stepsFollow: Check = ({ moves }) => {
  const states = new Map<string, string>()
  return moves.flatMap(({ step, filingId, before, event, after }) => {
    const was = states.get(filingId) ?? 'queued'
    states.set(filingId, after)
    const follows = was === before && canFollow(before, event)
    return follows ? [] : [{ step, what: `${event} of ${filingId} while it was ${was}` }]
  })
}

const recordsAreOwn: Check = (_history, { filings, step }) => {
  const owners = new Map<string, string>()
  return filings.flatMap(({ id, record, state, method, target }) => {
    if (state !== 'filed' || !record) return []
    if (method === 'put') {
      const isOther = record.id !== target?.recordId
      return isOther ? [{ step, what: `${id} changed another record, ${record.id}` }] : []
    }
    const owner = owners.get(record.id)
    owners.set(record.id, id)
    return owner ? [{ step, what: `${record.id} is the record of ${owner} and of ${id}` }] : []
  })
}

const machineStates = ['queued', 'sending', 'unknown']

const allSettled: Check = (_history, { filings, step }) =>
  filings
    .filter(({ state }) => machineStates.includes(state))
    .map(({ id, state, errorCode }) => ({
      step,
      what: `${id} stays ${state} (${errorCode ?? '-'})`,
    }))

const checks: Readonly<Record<Exclude<InvariantName, 'nothing throws'>, Check>> = {
  'I1 at most one document per filing': atMostOne,
  'I2 what is shown as filed is in the EHR': shownFiledIsThere,
  'I3 a document in the EHR is filed, or stands with a person': documentIsFiled,
  'I4 the document is of the patient, visit and text that were signed': documentIsAsSigned,
  'I5 every request has an earlier audit intent': requestsAreAudited,
  'no signed note is lost from sight': noneLost,
  'every step follows from the one before': stepsFollow,
  'one record belongs to one filing': recordsAreOwn,
  'no version is written over unseen': notOverUnseen,
  'an entering in error is not undone': voidStays,
  'what was filed last is what stands': lastIsPresent,
  'at most one Provenance per filing': labelledOnce,
  'a Provenance is of what was filed as signed': labelsAreOfFiled,
  'what is told as labelled is': toldLabelsAreThere,
  'labels come to rest': labelsSettled,
  'nothing is left to a machine that does not move': allSettled,
}

/**
 * Judges a run that came to rest. It asks nothing but the record, so that processes and browsers can
 * be judged by the same rules as simulations.
 *
 * @returns every violation, the earliest first
 */
export function violationsOf(history: History, end: End): readonly Violation[] {
  return invariantNames
    .flatMap((invariant) =>
      invariant === 'nothing throws'
        ? []
        : checks[invariant](history, end).map((found) => ({ invariant, ...found })),
    )
    .toSorted((a, b) => a.step - b.step)
}
