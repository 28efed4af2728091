import { expect, test } from 'vitest'
import { renderCoSignature } from './render-co-signature.ts'

const lines = [
  'Signed by MARCHBANK, Leonie, NP, 19-Nov-2026 10:02.',
  'Co-signed by OKAFOR, Daniel, MD, 19-Nov-2026 11:40.',
]

test('a co-signature stands below a blank line with both names and times', () => {
  expect(renderCoSignature({ title: 'Co-signature', lines, statement: '' })).toBe(
    `\nCO-SIGNATURE\n${lines.join('\n')}\n`,
  )
})

test('what the attending adds keeps its lines, each made safe to file', () => {
  const statement = 'I saw the patient.\n\nAgree with\u202E the plan.'
  expect(renderCoSignature({ title: 'Co-signature', lines, statement })).toBe(
    `\nCO-SIGNATURE\n${lines.join('\n')}\nI saw the patient.\nAgree with the plan.\n`,
  )
})
