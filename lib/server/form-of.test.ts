import { expect, test } from 'vitest'
import { formOf } from './form-of.ts'

const posted = (body: BodyInit) =>
  new Request('https://app.example/launch', { method: 'POST', body })

test('a form is read as it was posted', async () => {
  const form = new URLSearchParams({ iss: 'https://ehr.example/fhir', launch: 'a b&c' })
  expect((await formOf(posted(form))).toString()).toBe(form.toString())
})

test('S37 a form without end is not read to its end', async () => {
  let chunks = 0
  const endless = new ReadableStream({
    pull(controller) {
      chunks += 1
      controller.enqueue(new TextEncoder().encode('a'.repeat(1_024)))
    },
  })
  const request = new Request('https://app.example/launch', {
    method: 'POST',
    body: endless,
    duplex: 'half',
  } as RequestInit)
  expect((await formOf(request)).size).toBe(0)
  expect(chunks).toBeLessThan(20)
})
