import { expect, test } from 'vitest'
import { appError } from '../kernel/app-error.ts'
import { err, ok } from '../kernel/result.ts'
import { DRAFT_LENGTH_ID } from '../note/aids/draft-length.ts'
import type { WritingAid } from '../note/aids/writing-aid.ts'
import type { AidOwner, WritingAidStore } from '../note/aids/writing-aid-store.ts'
import { aLaunch } from '../testing/chart/a-launch.ts'
import { draftLengthOf } from './draft-length-of.ts'

const launch = aLaunch()
const short: WritingAid = { kind: 'draft-length', id: DRAFT_LENGTH_ID, length: 'short' }

function aidsOf(answer: Awaited<ReturnType<WritingAidStore['all']>>) {
  const asked: AidOwner[] = []
  const nothing = async () => ok(undefined)
  const store: WritingAidStore = {
    async all(owner) {
      asked.push(owner)
      return answer
    },
    keep: nothing,
    remove: nothing,
  }
  return { store, asked }
}

test('a draft is as long as its own clinician chose', async () => {
  const { store, asked } = aidsOf(ok([short]))
  expect(await draftLengthOf(store, launch)).toBe('short')
  expect(asked).toEqual([{ tenant: launch.tenant, user: launch.user }])
})

test('where nobody chose, or it cannot be read, a draft is none the less made', async () => {
  expect(await draftLengthOf(aidsOf(ok([])).store, launch)).toBeUndefined()
  const away = err(appError('STORE_UNAVAILABLE'))
  expect(await draftLengthOf(aidsOf(away).store, launch)).toBeUndefined()
})
