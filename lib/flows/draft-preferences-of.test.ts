import { expect, test } from 'vitest'
import { appError } from '../kernel/app-error.ts'
import { err, ok } from '../kernel/result.ts'
import { DRAFT_LENGTH_ID } from '../note/aids/draft-length.ts'
import { DRAFT_STYLE_ID } from '../note/aids/draft-style.ts'
import type { WritingAid } from '../note/aids/writing-aid.ts'
import type { AidOwner, WritingAidStore } from '../note/aids/writing-aid-store.ts'
import { aLaunch } from '../testing/chart/a-launch.ts'
import { draftPreferencesOf } from './draft-preferences-of.ts'

const launch = aLaunch()
const short: WritingAid = { kind: 'draft-length', id: DRAFT_LENGTH_ID, length: 'short' }
const style: WritingAid = {
  kind: 'draft-style',
  id: DRAFT_STYLE_ID,
  wording: 'phrases',
  layout: 'paragraphs',
}

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

test('a draft is as its own clinician chose', async () => {
  const { store, asked } = aidsOf(ok([short, style]))
  expect(await draftPreferencesOf(store, launch)).toEqual({
    length: 'short',
    wording: 'phrases',
    layout: 'paragraphs',
  })
  expect(asked).toEqual([{ tenant: launch.tenant, user: launch.user }])
})

test('where nobody chose, or it cannot be read, a draft is none the less made', async () => {
  expect(await draftPreferencesOf(aidsOf(ok([])).store, launch)).toEqual({})
  const away = err(appError('STORE_UNAVAILABLE'))
  expect(await draftPreferencesOf(aidsOf(away).store, launch)).toEqual({})
})
