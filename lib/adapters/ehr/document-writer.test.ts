import { expect, test } from 'vitest'
import { appError } from '#lib/kernel/app-error.ts'
import { err, ok } from '#lib/kernel/result.ts'
import { patientWho } from '#lib/testing/audit/written-trail.ts'
import { fakeAuditLog } from '#lib/testing/fake-audit-log.ts'
import { fixedClock } from '#lib/testing/fixed-clock.ts'
import { unwrap } from '#lib/testing/unwrap.ts'
import { fhirDocumentWriter } from './document-writer.ts'
import type { FhirRequest, FhirTransport } from './fhir-transport.ts'

const mayLeave = () => true

async function creator(answer: Awaited<ReturnType<FhirTransport>>) {
  const sent: FhirRequest[] = []
  const documents = fhirDocumentWriter(async (_grant, request) => {
    sent.push(request)
    return answer
  }, fixedClock())
  const grant = unwrap(await fakeAuditLog().intend(patientWho, { action: 'token.refresh' }))
  return {
    sent,
    create: (condition?: string) => documents.create(grant, '{"é":1}', condition, mayLeave),
  }
}

const answered = (status: number, headers: Readonly<Record<string, string>> = {}) =>
  ok({ status, header: (name: string) => headers[name], text: 'said' })

test('a document is POSTed once, byte for byte, with its condition', async () => {
  const { sent, create } = await creator(answered(201))
  unwrap(await create('identifier=x|y'))
  expect(sent).toMatchObject([
    {
      method: 'POST',
      url: 'DocumentReference',
      body: '{"é":1}',
      mayLeave,
      headers: { 'content-type': 'application/fhir+json', 'if-none-exist': 'identifier=x|y' },
    },
  ])
})

test('a document without a condition names none', async () => {
  const { sent, create } = await creator(answered(201))
  await create()
  expect(sent[0]?.headers).not.toHaveProperty('if-none-exist')
})

test('every status is an answer, with the wait the EHR asks for', async () => {
  const { create } = await creator(answered(503, { 'retry-after': '30' }))
  expect(unwrap(await create())).toMatchObject({ status: 503, text: 'said', retryAfterMs: 30_000 })
})

test('what failed on the way keeps whether a byte may have left', async () => {
  const failed = err({ ...appError('FHIR_TIMEOUT'), neverSent: false })
  const { create } = await creator(failed)
  expect(await create()).toBe(failed)
})
