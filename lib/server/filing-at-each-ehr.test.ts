import { createHash, randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { sha256 } from '#lib/adapters/crypto/sha256.ts'
import { fhirDocumentWriter } from '#lib/adapters/ehr/document-writer.ts'
import { fhirEhr } from '#lib/adapters/ehr/fhir-ehr.ts'
import { type FhirTransport, fhirTransport } from '#lib/adapters/ehr/fhir-transport.ts'
import { fhirProvenanceWriter } from '#lib/adapters/ehr/provenance-writer.ts'
import { buildCoSignedDocument } from '#lib/filing/build-co-signed-document.ts'
import { buildDocumentReference } from '#lib/filing/build-document-reference.ts'
import { buildRetraction } from '#lib/filing/build-retraction.ts'
import { compareDocument, foundDocumentSchema } from '#lib/filing/compare-document.ts'
import type { NoteDocument } from '#lib/filing/document-reference.ts'
import { ehrProfiles, profileOf } from '#lib/filing/ehr-profile.ts'
import { ehrProfileSources } from '#lib/filing/ehr-profile-sources.ts'
import type { Filing } from '#lib/filing/filing.ts'
import { readNote } from '#lib/filing/format/note-format.ts'
import { advanceFiling } from '#lib/flows/advance-filing.ts'
import { advanceProvenance, type ProvenanceDeps } from '#lib/flows/advance-provenance.ts'
import { appError } from '#lib/kernel/app-error.ts'
import type { EncounterId, FilingId, PatientId, UserUrl } from '#lib/kernel/ids.ts'
import { err, ok } from '#lib/kernel/result.ts'
import { type EhrRegistration, noteFormats, profileNames } from '#lib/smart/ehr-registration.ts'
import { fakeAuditLog } from '#lib/testing/fake-audit-log.ts'
import { aFiling } from '#lib/testing/filing/a-filing.ts'
import { aMoment, fixedClock } from '#lib/testing/fixed-clock.ts'
import { aNoteOf, aStatement } from '#lib/testing/note/note-builders.ts'
import { aRegistration } from '#lib/testing/smart/a-registration.ts'
import { memoryFilingStore } from '#lib/testing/stores/memory-filing-store.ts'
import { memoryProvenanceStore } from '#lib/testing/stores/memory-provenance-store.ts'
import { unwrap } from '#lib/testing/unwrap.ts'
import { faultSchema } from '#sandbox/control/faults.ts'
import { type PersonaId, personas } from '#sandbox/personas.ts'
import { aSite, aToken, fhirServer, generousScopes } from '#sandbox/testing/a-fhir-api.ts'

// The whole way of a filing at each EHR: our profile and adapters on one side, the strict persona
// of the sandbox on the other, with nothing between them but the wire.

const NOTE =
  'PROGRESS NOTE\nPatient: MARCHETTI, Rosalind   Born 05-Apr-1958\n\nPLAN\n38 °C {a\\b} <5 & up 🩺\n'
const SECOND = 1_000

const sha1Base64 = (content: string) => createHash('sha1').update(content, 'utf8').digest('base64')

const signedNote = aNoteOf(
  aStatement({ text: 'Dry cough.', origin: 'drafter', drafter: 'extractive-2' }),
)

type Loss = 'answer' | 'request'
type Verified = 'noteFormat' | 'conditionalCreate' | 'identifierSearch' | 'coSign'
type Choices = Pick<EhrRegistration, 'profile'> & Partial<Pick<EhrRegistration, Verified>>

function filingAt(persona: PersonaId, choices: Choices, more: Partial<Filing> = {}) {
  const clock = fixedClock()
  const site = aSite({ persona, now: () => new Date(clock.now()) })
  const registration = aRegistration({ issuer: site.fhirBase, ...choices })
  const profile = profileOf(registration)
  const first = aFiling({
    id: randomUUID() as FilingId,
    ehrIss: site.fhirBase,
    patientId: 'rosa' as PatientId,
    encounterId: 'visit-rosa' as EncounterId,
    author: `${site.fhirBase}/Practitioner/okafor` as UserUrl,
    attachmentSha256: sha256(NOTE),
    ...more,
  })
  const documentOf = (filing: Filing, text: string) =>
    buildDocumentReference(
      {
        ...{ filingId: filing.id, issuer: site.fhirBase, profile, text },
        ...{ method: filing.method, isPreliminary: filing.isPreliminary },
        recordId: filing.target?.recordId,
        ...{ patientId: filing.patientId, encounterId: filing.encounterId },
        type: { code: '11506-3', title: 'Progress note' },
        author: { user: filing.author, name: 'OKAFOR, Daniel, MD' },
        ...{ approvedAt: aMoment, careFrom: aMoment },
      },
      sha1Base64,
    )
  const payload = JSON.stringify(documentOf(first, NOTE))
  const filings = memoryFilingStore(clock)
  filings.add(first, payload)
  const world = { lost: undefined as Loss | undefined, posts: 0 }
  const server = fhirServer(site)
  const token = aToken(site, generousScopes)
  const send: FhirTransport = fhirTransport({
    issuer: site.fhirBase,
    tokens: { current: async () => ok(token), renew: async () => ok(token) },
    async fetch({ url, method, headers, body }) {
      const loss = method === 'POST' ? world.lost : undefined
      if (method === 'POST') world.posts += 1
      const missing = err({ ...appError('FHIR_TIMEOUT'), neverSent: false })
      if (loss === 'request') return missing
      const answer = await server.request(url, {
        method,
        headers: { ...headers },
        body: body ?? null,
      })
      if (loss === 'answer') return missing
      const header = (name: string) => answer.headers.get(name) ?? undefined
      return ok({ status: answer.status, header, text: await answer.text() })
    },
  })
  const provenances = memoryProvenanceStore(filings)
  provenances.add(first.id, aMoment)
  const deps: ProvenanceDeps = {
    ...{ audit: fakeAuditLog(), filings, provenances, sha256, chance: () => 0.5 },
    approvals: { noteOf: async () => ok(signedNote) },
    monotonicMs: () => 0,
    connect: async () =>
      ok({
        ehr: fhirEhr({ issuer: site.fhirBase, send, clock }),
        documents: fhirDocumentWriter(send, clock),
        provenances: fhirProvenanceWriter(send, clock),
        profile,
      }),
  }
  return {
    site,
    world,
    profile,
    advance: () => advanceFiling(deps, first.id),
    /** Sends the labels. @returns what became of them */
    async label() {
      await advanceProvenance(deps, first.id)
      return unwrap(await provenances.ofFiling(first.id))
    },
    /** Signs a change of the filed note and sends it. @returns what came of it */
    async amend(kind: 'correction' | 'void', text: string) {
      const { record } = unwrap(await filings.find(first.id)) ?? first
      if (!record) throw new Error('only what is filed is amended')
      const isVoid = kind === 'void'
      const filing: Filing = {
        ...first,
        ...{ id: randomUUID() as FilingId, kind, attachmentSha256: sha256(text) },
        method: isVoid ? 'put' : profile.amendments.correction,
        target: { filingId: first.id, recordId: record.id, ifMatch: record.etag, reason: 'Wrong.' },
      }
      const retraction = { id: record.id, payload, patientId: first.patientId }
      const form = profile.amendments.void === 'minimal' ? 'minimal' : 'whole'
      const body = isVoid ? buildRetraction(retraction, form) : documentOf(filing, text)
      filings.add(filing, JSON.stringify(body))
      await advanceFiling(deps, filing.id)
      return unwrap(await filings.find(filing.id))
    },
    /** Signs a preliminary note as somebody else. @returns what came of it */
    async coSign(text: string) {
      const { record } = unwrap(await filings.find(first.id)) ?? first
      const { coSign: method } = profile
      if (!record || method === 'no') throw new Error('only what is filed is co-signed')
      const id = randomUUID() as FilingId
      const signer = {
        user: `${site.fhirBase}/Practitioner/reyes` as UserUrl,
        name: 'REYES, Ana, MD',
      }
      const document = buildCoSignedDocument(
        {
          ...{ filingId: id, method, issuer: site.fhirBase, profile, signer, text, at: aMoment },
          record: { id: record.id, payload },
        },
        sha1Base64,
      )
      const filing: Filing = {
        ...first,
        ...{ id, kind: 'co-sign', method, isPreliminary: false, author: signer.user },
        attachmentSha256: sha256(text),
        target: {
          ...{ filingId: first.id, recordId: record.id },
          ...{ ifMatch: record.etag, reason: undefined },
        },
      }
      filings.add(filing, JSON.stringify(document))
      await advanceFiling(deps, filing.id)
      return { filed: unwrap(await filings.find(id)), document }
    },
    /** The three looks, each in its time. */
    async look() {
      for (const seconds of [5, 30, 120]) {
        clock.advance(seconds * SECOND)
        await advanceFiling(deps, first.id)
      }
    },
    filing: async () => unwrap(await filings.find(first.id)),
    standing: () => standingIn(site),
    /** The notes that stand in the EHR, as its clinicians read them. */
    texts: () =>
      standingIn(site).map(({ content }) => {
        const { contentType, data } = content[0].attachment
        return readNote(contentType, Buffer.from(data, 'base64').toString('utf8'))
      }),
  }
}

/** The documents that stand in the EHR, each once. */
const standingIn = (site: ReturnType<typeof aSite>): readonly NoteDocument[] =>
  [...new Set(site.ledger.since(0).map(({ id }) => id))]
    .map((id) => site.store.read('DocumentReference', id)?.resource as unknown as NoteDocument) // as it was written
    .filter(({ status }) => status === 'current')

const pairs = profileNames.flatMap((profile) => {
  const persona = ehrProfileSources[profile].persona as PersonaId // checked by the test below
  const { format, otherContentTypes } = ehrProfiles[profile]
  return noteFormats
    .filter((noteFormat) => noteFormat === format || noteFormat in otherContentTypes)
    .map((noteFormat): [PersonaId, Choices] => [persona, { profile, noteFormat }])
})

test('every profile is tried on a persona of the sandbox', () => {
  for (const [persona] of pairs) expect(personas).toHaveProperty([persona])
})

describe.each(pairs)('WB-1 a note filed at %s with %o', (persona, choices) => {
  test('is taken, read back, and the text that was signed', async () => {
    const at = filingAt(persona, choices)
    await at.advance()
    expect(await at.filing()).toMatchObject({ state: 'filed', verification: 'identical' })
    expect(at.texts()).toEqual([NOTE])
  })

  test('is found when the answer was lost, and filed once', async () => {
    const at = filingAt(persona, choices)
    at.world.lost = 'answer'
    await at.advance()
    expect(await at.filing()).toMatchObject({ state: 'unknown' })
    await at.look()
    expect(await at.filing()).toMatchObject({
      state: 'filed',
      adopted: true,
      verification: 'identical',
    })
    expect(at.world.posts).toBe(1)
    expect(at.texts()).toEqual([NOTE])
  })

  test('that never arrived is not sent again by itself: nothing was verified at this site', async () => {
    const at = filingAt(persona, choices)
    at.world.lost = 'request'
    await at.advance()
    await at.look()
    expect(await at.filing()).toMatchObject({ state: 'needs-user', errorCode: 'FHIR_NOT_FOUND' })
    expect(at.world.posts).toBe(1)
  })

  test('is corrected in the way of the profile, and the correction read back', async () => {
    const at = filingAt(persona, choices)
    await at.advance()
    const filed = { state: 'filed', verification: 'identical' }
    expect(await at.amend('correction', `${NOTE}Corrected.\n`)).toMatchObject(filed)
    expect(at.texts().at(-1)).toBe(`${NOTE}Corrected.\n`)
  })

  test('is entered in error where the EHR lets an app do that', async () => {
    const at = filingAt(persona, choices)
    if (at.profile.amendments.void === 'no') return
    await at.advance()
    const filed = { state: 'filed', verification: 'identical' }
    expect(await at.amend('void', NOTE)).toMatchObject(filed)
  })
})

const takesProvenance: readonly PersonaId[] = ['us-core-9', 'medplum', 'permissive']

test.each(pairs)(
  'where a note came from is told at %s with %o, if it takes that',
  async (persona, choices) => {
    const at = filingAt(persona, choices)
    await at.advance()
    const before = await at.filing()
    const labels = await at.label()
    const provenance = at.site.store.read('Provenance', labels?.provenanceId ?? 'none')?.resource
    if (takesProvenance.includes(persona)) {
      expect(labels).toMatchObject({ state: 'filed' })
      expect(provenance).toMatchObject({
        target: [{ reference: expect.stringContaining(`DocumentReference/${before?.record?.id}`) }],
      })
    } else {
      expect(labels).toMatchObject({ state: 'refused', errorCode: 'FHIR_NOT_SUPPORTED' })
    }
    expect(await at.filing()).toEqual(before)
  },
)

const coSigning = pairs
  .flatMap(([persona, choices]): [PersonaId, Choices][] => [
    [persona, choices],
    [persona, { ...choices, coSign: 'put' }],
  ])
  .filter(([, { profile }]) => ehrProfiles[profile].coSign !== 'no')

describe.each(coSigning)('a note co-signed at %s with %o', (persona, choices) => {
  const preliminary = { isPreliminary: true }

  test('stands preliminary, and then final with both names', async () => {
    const at = filingAt(persona, choices, preliminary)
    await at.advance()
    expect(await at.filing()).toMatchObject({ state: 'filed', verification: 'identical' })
    const { filed } = await at.coSign(`${NOTE}\nCO-SIGNATURE\nCo-signed.\n`)
    expect(filed).toMatchObject({ state: 'filed', verification: 'identical' })
    const stands = at.standing()
    expect(stands).toMatchObject([
      {
        docStatus: 'final',
        author: [{ reference: 'Practitioner/okafor' }],
        authenticator: { reference: 'Practitioner/reyes', display: 'REYES, Ana, MD' },
      },
    ])
    expect(at.texts()).toEqual([`${NOTE}\nCO-SIGNATURE\nCo-signed.\n`])
  })

  test('is altered when the EHR shows it as final already', async () => {
    const at = filingAt(persona, choices)
    await at.advance()
    const { record } = (await at.filing()) ?? {}
    const document = at.standing().find(({ id }) => id === record?.id)
    const asked = aFiling({ isPreliminary: true, patientId: 'rosa' as PatientId })
    expect(compareDocument(asked, foundDocumentSchema.parse(document), undefined)).toBe('altered')
  })
})

test.each<[PersonaId, Choices]>([['millennium', { profile: 'millennium' }]])(
  '%s refuses a preliminary note, which is why none is offered',
  async (persona, choices) => {
    const at = filingAt(persona, choices, { isPreliminary: true })
    expect(at.profile.coSign).toBe('no')
    await at.advance()
    expect(await at.filing()).toMatchObject({ state: 'rejected', errorCode: 'FHIR_REFUSED' })
  },
)

describe('an EHR at which it was verified', () => {
  test.each<[PersonaId, Choices]>([
    ['us-core-9', { profile: 'us-core-9', conditionalCreate: 'verified' }],
    ['us-core-9', { profile: 'us-core-9', identifierSearch: 'verified' }],
    ['medplum', { profile: 'medplum', conditionalCreate: 'verified' }],
  ])('%s, %o, is sent what never arrived again, and has it once', async (persona, choices) => {
    const at = filingAt(persona, choices)
    at.world.lost = 'request'
    await at.advance()
    at.world.lost = undefined
    await at.look()
    await at.look()
    expect(await at.filing()).toMatchObject({ state: 'filed', verification: 'identical' })
    expect(at.texts()).toEqual([NOTE])
  })

  test('does not make a twin of what arrived: the condition finds it', async () => {
    const at = filingAt('us-core-9', { profile: 'us-core-9', conditionalCreate: 'verified' })
    at.world.lost = 'answer'
    await at.advance()
    at.site.faults.arm(faultSchema.parse({ kind: 'index-lag', seconds: 3600 }))
    at.world.lost = undefined
    await at.look()
    expect(await at.filing()).toMatchObject({ state: 'filed', adopted: true })
    expect(at.texts()).toEqual([NOTE])
  })
})

test('a note that the EHR keeps for review is filed when it is released', async () => {
  const at = filingAt('hold-for-review', { profile: 'generic-r4' })
  await at.advance()
  expect(await at.filing()).toMatchObject({ state: 'held' })
  await at.look()
  expect(await at.filing()).toMatchObject({ state: 'held' })
  expect(at.world.posts).toBe(1)
})

test('an EHR that takes no notes refuses it, and it is not sent again', async () => {
  const at = filingAt('read-only', { profile: 'generic-r4' })
  await at.advance()
  expect(await at.filing()).toMatchObject({ state: 'rejected', errorCode: 'FHIR_NOT_SUPPORTED' })
})

describe('each EHR refuses what another one takes', () => {
  test.each<[PersonaId, Choices, Partial<Filing>?]>([
    ['us-core-9', { profile: 'athena' }],
    ['millennium', { profile: 'us-core-9' }],
    ['epic-like', { profile: 'epic' }, { encounterId: undefined }],
    ['athena-flow', { profile: 'generic-r4' }],
    ['athena-flow', { profile: 'generic-r4', noteFormat: 'rtf' }],
  ])('%s refuses %o', async (persona, choices, more) => {
    const at = filingAt(persona, choices, more)
    await at.advance()
    expect(await at.filing()).toMatchObject({ state: 'rejected', errorCode: 'FHIR_REFUSED' })
    expect(at.texts()).toEqual([])
  })
})
