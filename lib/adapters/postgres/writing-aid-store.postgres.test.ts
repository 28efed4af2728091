import { expect, test } from 'vitest'
import type { TenantId, UserUrl } from '#lib/kernel/ids.ts'
import { DRAFT_LENGTH_ID } from '#lib/note/aids/draft-length.ts'
import type { OwnPhrase } from '#lib/note/aids/writing-aid.ts'
import { countedUuid } from '#lib/testing/counted-uuid.ts'
import { aMoment } from '#lib/testing/fixed-clock.ts'
import { query } from '#lib/testing/postgres/query.ts'
import { testDatabase } from '#lib/testing/postgres/test-database.ts'
import { unwrap } from '#lib/testing/unwrap.ts'
import { postgresWritingAidStore } from './writing-aid-store.ts'

const opened = testDatabase()
const aids = () => postgresWritingAidStore(opened().database, opened().seal)

let users = 0
const anybody = () => ({
  tenant: 'greyfield' as TenantId,
  user: `http://ehr.example/fhir/Practitioner/aid-${++users}` as UserUrl,
})
const aPhrase = (text: string): OwnPhrase => ({
  kind: 'phrase',
  id: countedUuid(),
  name: 'dmfollowup',
  text,
})

test('an aid is its owner’s at this organisation, and nobody else’s', async () => {
  const owner = anybody()
  const phrase = aPhrase('Diabetes: {{last A1c}}.')
  unwrap(await aids().keep(owner, phrase, aMoment))
  expect(unwrap(await aids().all(owner))).toEqual([phrase])
  expect(unwrap(await aids().all(anybody()))).toEqual([])
  expect(unwrap(await aids().all({ ...owner, tenant: 'hillside' as TenantId }))).toEqual([])

  const other = anybody()
  unwrap(await aids().remove(other, phrase.id))
  unwrap(await aids().keep(other, { ...phrase, name: 'theirs' }, aMoment))
  expect(unwrap(await aids().all(owner))).toEqual([phrase])
})

test('an aid kept again is changed, and one that is removed is gone', async () => {
  const owner = anybody()
  const phrase = aPhrase('canary-in-a-phrase')
  unwrap(await aids().keep(owner, phrase, aMoment))
  const changed = { ...phrase, text: 'canary-in-a-changed-phrase' }
  unwrap(await aids().keep(owner, changed, aMoment))
  expect(unwrap(await aids().all(owner))).toEqual([changed])
  const stored = await query(
    opened().appUrl,
    `select row_to_json(a)::text as row from writing_aid a`,
  )
  expect(JSON.stringify(stored)).not.toContain('canary-in-a')
  unwrap(await aids().remove(owner, phrase.id))
  unwrap(await aids().remove(owner, phrase.id))
  expect(unwrap(await aids().all(owner))).toEqual([])
})

test('how long drafts are to be is kept once, whatever was chosen before', async () => {
  const owner = anybody()
  for (const length of ['full', 'short'] as const) {
    unwrap(await aids().keep(owner, { kind: 'draft-length', id: DRAFT_LENGTH_ID, length }, aMoment))
  }
  expect(unwrap(await aids().all(owner))).toEqual([
    { kind: 'draft-length', id: DRAFT_LENGTH_ID, length: 'short' },
  ])
})
