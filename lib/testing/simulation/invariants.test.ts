import { describe, expect, test } from 'vitest'
import type { Filing } from '#lib/filing/filing.ts'
import type { FilingId } from '#lib/kernel/ids.ts'
import { aFiling } from '../filing/a-filing.ts'
import { type End, emptyHistory, type History, type LedgerDocument } from './history.ts'
import { type InvariantName, violationsOf } from './invariants.ts'

const aDocument: LedgerDocument = {
  id: 'doc-1',
  step: 5,
  filingId: 'filing-1',
  patientId: 'patient-1',
  encounterId: 'visit-1',
  sha256: 'text',
  isAltered: false,
  isVoid: false,
  over: undefined,
  overVersion: undefined,
  relatesTo: undefined,
  excuse: undefined,
}

/** A run in which one note was signed, sent and filed. */
const aHistory = (more: Partial<History> = {}): History => ({
  ...emptyHistory(),
  signatures: [
    {
      ...{ noteId: 'note-1', patientId: 'patient-1', encounterId: 'visit-1', sha256: 'text' },
      isVoid: false,
    },
  ],
  approvals: [{ step: 1, filingId: 'filing-1', noteId: 'note-1' }],
  intents: [{ step: 3, intentId: 'intent-1' }],
  requests: [{ step: 4, requestId: 'intent-1' }],
  documents: [aDocument],
  shown: [{ step: 7, filingId: 'filing-1', state: 'filed', recordId: 'doc-1', isVerified: true }],
  moves: [
    { step: 2, filingId: 'filing-1', before: 'queued', event: 'claimed', after: 'sending' },
    { step: 6, filingId: 'filing-1', before: 'sending', event: 'created', after: 'filed' },
  ],
  ...more,
})

const anEnd = (more: Partial<Filing> = {}, inSight = ['filing-1']): End => ({
  step: 9,
  filings: [
    aFiling({ id: 'filing-1' as FilingId, state: 'filed', record: { id: 'doc-1' }, ...more }),
  ],
  labels: [],
  inSight: new Set(inSight),
})

const namesOf = (history: History, end: End = anEnd()): readonly string[] =>
  violationsOf(history, end).map(({ invariant }) => invariant.slice(0, 2))

describe('the invariants', () => {
  test('find nothing in a run as it should be', () => {
    expect(violationsOf(aHistory(), anEnd())).toEqual([])
  })

  test('find nothing where nothing happened', () => {
    const nothing = { step: 0, filings: [], labels: [], inSight: new Set<string>() }
    expect(violationsOf(emptyHistory(), nothing)).toEqual([])
  })

  const twin = { ...aDocument, id: 'doc-2', step: 8 }
  const stranger = { ...aDocument, patientId: 'patient-2' }
  const shown = { step: 7, filingId: 'filing-1', state: 'filed', isVerified: true } as const

  test.each<[what: string, invariant: InvariantName, more: Partial<History>]>([
    ['a second document', 'I1 at most one document per filing', { documents: [aDocument, twin] }],
    [
      'filed that names no document',
      'I2 what is shown as filed is in the EHR',
      { shown: [{ ...shown, recordId: undefined }] },
    ],
    [
      'filed before the document is there',
      'I2 what is shown as filed is in the EHR',
      { shown: [{ ...shown, step: 4, recordId: 'doc-1' }] },
    ],
    [
      'verified although the text was altered',
      'I2 what is shown as filed is in the EHR',
      {
        documents: [{ ...aDocument, isAltered: true }],
        shown: [{ ...shown, recordId: 'doc-1' }],
      },
    ],
    [
      'another patient’s document',
      'I4 the document is of the patient, visit and text that were signed',
      { documents: [stranger] },
    ],
    [
      'an intent that was committed after the request',
      'I5 every request has an earlier audit intent',
      { intents: [{ step: 5, intentId: 'intent-1' }] },
    ],
    [
      'a signed note that nobody sees',
      'no signed note is lost from sight',
      { acknowledged: [{ step: 1, filingId: 'filing-9' }] },
    ],
    [
      'a step from a state that was left',
      'every step follows from the one before',
      {
        moves: [
          ...aHistory().moves,
          { step: 8, filingId: 'filing-1', before: 'sending', event: 'not-sent', after: 'queued' },
        ],
      },
    ],
  ])('find %s', (_what, invariant, more) => {
    const found = violationsOf(aHistory(more), anEnd())
    expect(found.map((one) => one.invariant)).toEqual([invariant])
  })

  test('find a document whose filing was rejected, and a filing that does not move', () => {
    expect(namesOf(aHistory(), anEnd({ state: 'rejected' }))).toEqual(['I3'])
    expect(violationsOf(aHistory(), anEnd({ state: 'unknown' }))).toContainEqual(
      expect.objectContaining({ invariant: 'nothing is left to a machine that does not move' }),
    )
  })

  test('find a record that two filings have', () => {
    const end = anEnd()
    const both = [...end.filings, ...anEnd({ id: 'filing-2' as FilingId }).filings]
    expect(violationsOf(aHistory(), { ...end, filings: both })).toMatchObject([
      { invariant: 'one record belongs to one filing' },
    ])
  })

  describe('of labels', () => {
    const aLabel = { id: 'prov-1', filingId: 'filing-1', step: 8, recordId: 'doc-1' } as const
    const kept = { ...aLabel, excuse: undefined }
    const told = (more: Partial<End['labels'][number]> = {}): End => ({
      ...anEnd(),
      labels: [
        {
          ...{ filingId: 'filing-1' as FilingId, state: 'filed', provenanceId: 'prov-1' },
          ...{ mayBeLabelled: true, ...more },
        },
      ],
    })
    const verified = [{ step: 7, filingId: 'filing-1' }]
    const found = (labels: History['labels'], end: End, known = verified) =>
      violationsOf(aHistory({ labels, verified: known }), end).map(({ invariant }) => invariant)

    test('find nothing in one that follows its note, or in one that is lost', () => {
      expect(found([kept], told())).toEqual([])
      const lost = { state: 'unknown', provenanceId: undefined } as const
      expect(found([kept], told(lost))).toEqual([])
      expect(found([], told(lost))).toEqual([])
    })

    test('find a second one, unless something between sent it twice', () => {
      const second = { ...kept, id: 'prov-2' }
      expect(found([kept, second], told())).toEqual(['at most one Provenance per filing'])
      expect(found([kept, { ...second, excuse: 'proxy-duplicate' }], told())).toEqual([])
    })

    test('find one of another record, or of a note that nobody knew to stand as signed', () => {
      const law = 'a Provenance is of what was filed as signed'
      expect(found([{ ...kept, recordId: 'doc-2' }], told())).toEqual([law])
      expect(found([kept], told(), [])).toEqual([law])
      expect(found([kept], told(), [{ step: 9, filingId: 'filing-1' }])).toEqual([law])
      expect(found([kept], told({ mayBeLabelled: false }))).toEqual([])
    })

    test('find one that is told and not there, and one that does not move', () => {
      expect(found([], told())).toEqual(['what is told as labelled is'])
      expect(found([kept], told({ state: 'sending' }))).toEqual(['labels come to rest'])
      expect(found([], told({ state: 'waiting' }))).toEqual(['labels come to rest'])
      expect(found([], told({ state: 'waiting', mayBeLabelled: false }))).toEqual([])
    })
  })

  describe('of a note that was amended', () => {
    const other = {
      ...aDocument,
      filingId: 'filing-2',
      step: 8,
      sha256: 'new',
      over: 'filing-1',
      overVersion: 1,
    }
    const signature = { noteId: 'note-2', patientId: 'patient-1', encounterId: 'visit-1' }
    const amended = (more: Partial<LedgerDocument> = {}, edits: History['edits'] = []): History =>
      aHistory({
        signatures: [
          ...aHistory().signatures,
          { ...signature, sha256: 'new', isVoid: more.isVoid ?? false },
        ],
        approvals: [...aHistory().approvals, { step: 7, filingId: 'filing-2', noteId: 'note-2' }],
        documents: [aDocument, { ...other, ...more }],
        edits,
      })
    const anAmendedEnd = (more: Partial<Filing> = {}): End => {
      const [first] = anEnd().filings
      const target = { filingId: 'filing-1' as FilingId, recordId: 'doc-1' }
      const second = aFiling({
        ...{ id: 'filing-2' as FilingId, kind: 'correction', method: 'put', state: 'filed' },
        target: { ...target, ifMatch: 'W/"1"', reason: 'r' },
        record: { id: 'doc-1' },
        ...more,
      })
      return { ...anEnd({}, ['filing-1', 'filing-2']), filings: first ? [first, second] : [] }
    }
    const invariantsOf = (history: History, end = anAmendedEnd()) =>
      violationsOf(history, end).map(({ invariant }) => invariant)

    test('find nothing when it is changed as its author saw it', () => {
      expect(invariantsOf(amended())).toEqual([])
      expect(invariantsOf(amended({ isVoid: true }), anAmendedEnd({ kind: 'void' }))).toEqual([])
    })

    test('find a change over a version that its author did not see', () => {
      const edits = [{ step: 7, recordId: 'doc-1', isVoid: false }]
      const found = ['no version is written over unseen']
      expect(invariantsOf(amended({ over: 'others' }, edits))).toEqual(found)
      expect(invariantsOf(amended({ over: 'others', excuse: 'unguarded' }, edits))).toEqual([])
      const accepted = [{ recordId: 'doc-1', version: '2' }]
      const history = amended({ over: 'others', overVersion: 2 }, edits)
      expect(invariantsOf({ ...history, accepted })).toEqual([])
      expect(invariantsOf({ ...history, accepted: [] })).toEqual(found)
    })

    test('find what is written over an entering in error, or takes its place', () => {
      const voided = { ...aDocument, step: 6, isVoid: true, filingId: 'filing-3', over: 'filing-1' }
      const history = amended({ over: 'filing-3' })
      const documents = [aDocument, voided, ...history.documents.slice(1)]
      const found = 'an entering in error is not undone'
      expect(invariantsOf({ ...history, documents })).toContain(found)
      const anew = { ...other, id: 'doc-2', over: undefined, relatesTo: 'doc-1' }
      expect(invariantsOf({ ...history, documents: [aDocument, voided, anew] })).toContain(found)
    })

    test('find an earlier version that stands in place of the last', () => {
      const late = { ...aDocument, step: 9, over: 'filing-2' }
      const history = amended()
      expect(invariantsOf({ ...history, documents: [...history.documents, late] })).toContain(
        'what was filed last is what stands',
      )
    })

    test('find a change of another record than the one that was seen', () => {
      const end = anAmendedEnd({ record: { id: 'doc-9' } })
      expect(invariantsOf(amended(), end)).toContain('one record belongs to one filing')
    })

    test('take an entering in error by others for one', () => {
      const history = aHistory({
        shown: [
          { step: 9, filingId: 'filing-2', state: 'filed', recordId: 'doc-1', isVerified: true },
        ],
        edits: [{ step: 8, recordId: 'doc-1', isVoid: true }],
      })
      expect(invariantsOf(history, anAmendedEnd({ kind: 'void' }))).toEqual([])
      expect(invariantsOf({ ...history, edits: [] }, anAmendedEnd({ kind: 'void' }))).toContain(
        'I2 what is shown as filed is in the EHR',
      )
    })
  })

  test('excuse a twin that no client can prevent', () => {
    for (const excuse of ['proxy-duplicate', 'too-late'] as const) {
      expect(namesOf(aHistory({ documents: [aDocument, { ...twin, excuse }] }))).toEqual([])
    }
  })

  test('excuse a held note only where the answer that said so was not recorded', () => {
    const held = { ...aDocument, step: 3, excuse: 'held' } as const
    const documents = [held, twin]
    expect(namesOf(aHistory({ documents }))).toEqual([])
    const told = { step: 4, filingId: 'filing-1', before: 'sending', after: 'held' } as const
    const moves = [{ ...aHistory().moves[0], ...told, event: 'held' } as const]
    expect(namesOf(aHistory({ documents, moves }))).toContain('I1')
  })
})
