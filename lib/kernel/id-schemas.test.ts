import { describe, expect, test } from 'vitest'
import { ehrIdSchema, launchIdSchema, noteIdSchema, patientIdSchema } from './id-schemas.ts'

describe('ids that come from outside', () => {
  test.each([
    ['a patient id', patientIdSchema, ['1', 'eq081-VQEgP8drUUqCWzHfw3', 'a.b-C', 'x'.repeat(64)]],
    ['an EHR id', ehrIdSchema, ['greyfield', 'site-2', 'a']],
    ['a launch id', launchIdSchema, ['greyfield.AAAAAAAAAAAAAAAAAAAA_-']],
    ['a note id', noteIdSchema, ['0f8fad5b-d9cb-469f-a165-70867728950e']],
  ])('%s in its proper form is taken', (_what, schema, texts) => {
    for (const text of texts) expect(schema.safeParse(text).success, text).toBe(true)
  })

  test.each([
    ['a patient id', patientIdSchema, ['', '../Patient/1', 'a b', 'x'.repeat(65), 'a\n', 'é']],
    ['an EHR id', ehrIdSchema, ['', 'Greyfield', '-a', 'a-', 'a.b', 'a'.repeat(33)]],
    ['a launch id', launchIdSchema, ['', 'greyfield', 'greyfield.short', `x.${'A'.repeat(23)}`]],
    ['a note id', noteIdSchema, ['', '1', "0f8fad5b-d9cb-469f-a165-70867728950e'--"]],
  ])('%s in another form is not', (_what, schema, texts) => {
    for (const text of texts) expect(schema.safeParse(text).success, text).toBe(false)
  })
})
