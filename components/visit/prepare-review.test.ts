import { expect, test } from 'vitest'
import type { ReviewedNote } from '#lib/flows/review-note.ts'
import { ok } from '#lib/kernel/result.ts'
import type { Note } from '#lib/note/note.ts'
import { aNote, aNoteOf, aStatement } from '#lib/testing/note/note-builders.ts'
import { prepareReview } from './prepare-review.ts'

/** A page whose note may change while the server is asked. */
async function prepared({
  isSaved = true,
  typedMeanwhile,
}: {
  isSaved?: boolean
  typedMeanwhile?: Note
}) {
  let note = aNote()
  // Only passed on here.
  const review = { text: 'the text' } as ReviewedNote
  const asked: number[] = []
  const result = await prepareReview({
    saving: { flush: async () => isSaved, version: () => 4 },
    current: () => note,
    actions: {
      reviewNote: async ({ version }) => {
        asked.push(version)
        note = typedMeanwhile ?? note
        return ok(review)
      },
    },
  })
  return { result, asked, review }
}

test('a note is reviewed in the version that was saved', async () => {
  const { result, asked, review } = await prepared({})
  expect(result).toEqual(ok({ review, version: 4 }))
  expect(asked).toEqual([4])
})

test('what was written while the review was prepared is not signed away', async () => {
  const typedMeanwhile = aNoteOf(aStatement({ text: 'Allergic to penicillin.' }))
  const { result } = await prepared({ typedMeanwhile })
  expect(result).toMatchObject({ ok: false, error: { code: 'NOTE_CHANGED_SINCE_PREVIEW' } })
})

test('a note that could not be saved is not reviewed', async () => {
  const { result, asked } = await prepared({ isSaved: false })
  expect(result).toBeUndefined()
  expect(asked).toEqual([])
})
