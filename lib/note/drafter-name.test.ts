import { expect, test } from 'vitest'
import { EXTRACTIVE } from '../ambient/extractive-engine.ts'
import { PROMPT_VERSION } from '../ambient/models/model-prompt.ts'
import { drafterName } from './drafter-name.ts'
import { INSTRUCTION_RULES } from './instructions/patient-instructions.ts'

test('the built-in drafter and a model are told apart by what is recorded with a statement', () => {
  expect(drafterName('extractive-2')).toMatchObject({ kind: 'embedded', version: '2' })
  const model = { kind: 'model', name: 'qwen3:32b', version: '1' }
  expect(drafterName('qwen3:32b, draft-1')).toEqual(model)
})

test('the names in force are among them; one that nobody knows goes by itself', () => {
  expect(drafterName(EXTRACTIVE).kind).toBe('embedded')
  expect(drafterName(INSTRUCTION_RULES)).toMatchObject({ kind: 'instructions', version: '1' })
  expect(drafterName(`a, b-7, ${PROMPT_VERSION}`)).toMatchObject({ kind: 'model', name: 'a, b-7' })
  expect(drafterName('scribe')).toEqual({ kind: 'other', name: 'scribe', version: '' })
})
