import { describe, expect, test } from 'vitest'
import type { FhirSearch } from '#lib/fhir/ehr.ts'
import { type AppErrorCode, appError } from '#lib/kernel/app-error.ts'
import { err, ok } from '#lib/kernel/result.ts'
import { patientWho } from '#lib/testing/audit/written-trail.ts'
import { fakeAuditLog } from '#lib/testing/fake-audit-log.ts'
import { fixedClock } from '#lib/testing/fixed-clock.ts'
import { unwrap } from '#lib/testing/unwrap.ts'
import { fhirEhr } from './fhir-ehr.ts'
import type { FhirRequest } from './fhir-transport.ts'

type Page = { readonly status?: number; readonly body?: unknown; readonly fails?: AppErrorCode }

/** An EHR that answers each URL with its page, and everything that it was asked. */
async function ehrWith(answer: (url: string, count: number) => Page) {
  const asked: string[] = []
  const ehr = fhirEhr({
    issuer: 'https://ehr.example/fhir',
    clock: fixedClock(),
    send: async (_grant, { url }: FhirRequest) => {
      asked.push(url)
      const { status = 200, body, fails } = answer(url, asked.length)
      if (fails) return err({ ...appError(fails), neverSent: false })
      const text = typeof body === 'string' ? body : JSON.stringify(body)
      return ok({ status, header: () => undefined, text })
    },
  })
  const grant = unwrap(await fakeAuditLog().intend(patientWho, { action: 'token.refresh' }))
  const search = (more: Partial<FhirSearch> = {}) =>
    ehr.search(grant, {
      type: 'Observation',
      parameters: [['patient', 'p1']],
      maxItems: 1_000,
      ...more,
    })
  return { read: (type: string, id: string) => ehr.read(grant, type, id), search, asked }
}

const observation = (id: string) => ({ resource: { resourceType: 'Observation', id } })

const bundle = (ids: readonly string[], next?: string, more: object = {}) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry: ids.map(observation),
  link: next === undefined ? [] : [{ relation: 'next', url: next }],
  ...more,
})

/** Pages of one observation each, so many of them. */
const pagesOf = (count: number) => (url: string) => {
  const page = Number(new URL(url, 'https://ehr.example/fhir/').searchParams.get('page') ?? 1)
  const next = page < count ? `https://ehr.example/fhir/Observation?page=${page + 1}` : undefined
  return { body: bundle([`o${page}`], next, { total: count }) }
}

describe('N20 D15 a search', () => {
  test.each([1, 2, 50])('is read to its end over %d pages', async (count) => {
    const { search, asked } = await ehrWith(pagesOf(count))
    const answer = unwrap(await search())
    expect(answer.matches).toHaveLength(count)
    expect(answer).toMatchObject({ total: count, stopped: undefined })
    expect(asked).toHaveLength(count)
  })

  test('goes out as it was asked, a name twice and in order', async () => {
    const { search, asked } = await ehrWith(pagesOf(1))
    await search({
      parameters: [
        ['date', 'ge2026'],
        ['date', 'lt2027'],
        ['code', 'a|b c'],
      ],
    })
    expect(asked).toEqual(['Observation?date=ge2026&date=lt2027&code=a%7Cb+c'])
  })

  test('stops at the limit of items and says so', async () => {
    const { search } = await ehrWith(pagesOf(50))
    const answer = unwrap(await search({ maxItems: 5 }))
    expect(answer).toMatchObject({ stopped: 'item-limit', total: 50 })
    expect(answer.matches).toHaveLength(5)
  })

  test('S37 stops at the limit of items whatever they are', async () => {
    const medication = {
      resource: { resourceType: 'Medication', id: 'm' },
      search: { mode: 'include' },
    }
    const { search, asked } = await ehrWith((_url, count) => ({
      body: bundle([], `https://ehr.example/fhir/Observation?page=${count}`, {
        entry: [medication, medication],
      }),
    }))
    const answer = unwrap(await search({ maxItems: 5 }))
    expect(answer).toMatchObject({ stopped: 'item-limit' })
    expect(asked).toHaveLength(3)
  })

  test('with an entry that holds no record is not whole', async () => {
    const entry = [observation('o1').resource, undefined].map((resource) => ({ resource }))
    const { search } = await ehrWith(() => ({ body: bundle([], undefined, { entry }) }))
    const answer = unwrap(await search())
    expect(answer.matches).toHaveLength(1)
    expect(answer.stopped).toBe('page-failed')
  })

  test('is whole when its last page reaches the limit', async () => {
    const { search } = await ehrWith(pagesOf(5))
    expect(unwrap(await search({ maxItems: 5 })).stopped).toBeUndefined()
  })

  test('stops at a page that points to itself', async () => {
    const self = 'https://ehr.example/fhir/Observation?page=2'
    const { search, asked } = await ehrWith(() => ({ body: bundle(['o1'], self) }))
    expect(unwrap(await search()).stopped).toBe('page-loop')
    expect(asked).toHaveLength(2)
  })

  test('stops at pages that go round', async () => {
    const { search, asked } = await ehrWith((_url, count) => ({
      body: bundle(['o1'], `https://ehr.example/fhir/Observation?page=${count % 3}`),
    }))
    expect(unwrap(await search()).stopped).toBe('page-loop')
    expect(asked).toHaveLength(4)
  })

  test('S37 stops at empty pages without end', async () => {
    const { search, asked } = await ehrWith((_url, count) => ({
      body: bundle([], `https://ehr.example/fhir/Observation?page=${count}`),
    }))
    expect(unwrap(await search()).stopped).toBe('page-loop')
    expect(asked.length).toBeLessThan(1_000)
  })

  test.each<[what: string, page: Page]>([
    ['fails', { status: 500, body: '' }],
    ['is forbidden', { status: 403, body: '' }],
    ['is no Bundle', { body: { resourceType: 'OperationOutcome' } }],
    ['is not JSON', { body: '<html>' }],
    ['is on a foreign host', { fails: 'FHIR_HOST_REFUSED' }],
  ])('of which a later page %s shows what came, and that it is not all', async (_what, page) => {
    const { search } = await ehrWith((url) => (url.includes('page=2') ? page : pagesOf(3)(url)))
    const answer = unwrap(await search())
    expect(answer.matches.map(({ id }) => id)).toEqual(['o1'])
    expect(answer.stopped).toBe('page-failed')
  })

  test.each<[what: string, page: Page, code: AppErrorCode]>([
    ['fails', { status: 500, body: '' }, 'FHIR_SERVER_ERROR'],
    ['is forbidden', { status: 403, body: '' }, 'FHIR_FORBIDDEN'],
    ['is no Bundle', { body: { resourceType: 'OperationOutcome' } }, 'FHIR_RESPONSE_UNREADABLE'],
    [
      'is one record',
      { body: { resourceType: 'Observation', id: '1' } },
      'FHIR_RESPONSE_UNREADABLE',
    ],
  ])('of which the first page %s is no empty answer', async (_what, page, code) => {
    const { search } = await ehrWith(() => page)
    expect(await search()).toMatchObject({ ok: false, error: { code } })
  })

  test('keeps matches, included records and the server’s remarks apart', async () => {
    const entry = [
      { resource: { resourceType: 'Observation', id: 'o1' }, search: { mode: 'match' } },
      { resource: { resourceType: 'Practitioner', id: 'p1' }, search: { mode: 'include' } },
      { resource: { resourceType: 'OperationOutcome' }, search: { mode: 'outcome' } },
      { fullUrl: 'urn:x' },
    ]
    const { search } = await ehrWith(() => ({ body: bundle([], undefined, { entry }) }))
    expect(unwrap(await search())).toMatchObject({
      matches: [{ id: 'o1' }],
      included: [{ id: 'p1' }],
    })
  })

  test.each(['odd', null, { resource: 7 }, { resource: { id: 'o9' } }, { resource: null }])(
    'does not lose the good entries to %j, and says that it is not all',
    async (odd) => {
      const entry = [observation('o1'), odd, observation('o2')]
      const { search } = await ehrWith(() => ({ body: bundle([], undefined, { entry }) }))
      const answer = unwrap(await search())
      expect(answer.matches.map(({ id }) => id)).toEqual(['o1', 'o2'])
      expect(answer.stopped).toBe('page-failed')
    },
  )

  test.each([{ entry: {} }, { entry: 'x' }, { link: 'x' }, { link: [null] }])(
    'of which the page holds %j is not readable, rather than empty',
    async (more) => {
      const { search } = await ehrWith(() => ({ body: bundle([], undefined, more) }))
      expect(await search()).toMatchObject({ error: { code: 'FHIR_RESPONSE_UNREADABLE' } })
    },
  )

  test('goes on past an odd link', async () => {
    const link = [{ relation: 'self' }, { url: 'x' }, { relation: 7 }]
    const next = { relation: 'next', url: 'https://ehr.example/fhir/Observation?page=2' }
    const { search } = await ehrWith((url) =>
      url.includes('page=2')
        ? { body: bundle(['o2']) }
        : { body: bundle(['o1'], undefined, { link: [...link, next] }) },
    )
    expect(unwrap(await search()).matches.map(({ id }) => id)).toEqual(['o1', 'o2'])
  })

  test('with a total that lies is read all the same', async () => {
    const { search } = await ehrWith(() => ({ body: bundle(['o1'], undefined, { total: 'many' }) }))
    expect(unwrap(await search())).toMatchObject({ total: undefined, matches: [{ id: 'o1' }] })
  })
})

describe('a read', () => {
  test('brings the resource', async () => {
    const { read, asked } = await ehrWith(() => ({ body: { resourceType: 'Patient', id: 'p1' } }))
    expect(unwrap(await read('Patient', 'p1'))).toEqual({ resourceType: 'Patient', id: 'p1' })
    expect(asked).toEqual(['Patient/p1'])
  })

  test('N13 is tried once more when the EHR may be better soon', async () => {
    const { read, asked } = await ehrWith((_url, count) =>
      count === 1 ? { status: 503, body: '' } : { body: { resourceType: 'Patient', id: 'p1' } },
    )
    expect((await read('Patient', 'p1')).ok).toBe(true)
    expect(asked).toHaveLength(2)
  })

  test.each<[what: string, page: Page]>([
    ['what is not there', { status: 404, body: '' }],
    ['what is forbidden', { status: 403, body: '' }],
    ['what timed out', { fails: 'FHIR_TIMEOUT' }],
    ['what is on a foreign host', { fails: 'FHIR_HOST_REFUSED' }],
  ])('is not tried again for %s', async (_what, page) => {
    const { read, asked } = await ehrWith(() => page)
    expect((await read('Patient', 'p1')).ok).toBe(false)
    expect(asked).toHaveLength(1)
  })
})
