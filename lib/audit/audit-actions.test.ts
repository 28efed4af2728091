import { expect, test } from 'vitest'
import { auditActions, isAuditAction } from './audit-actions.ts'

test('every action is a noun and a verb, and known', () => {
  for (const action of auditActions) {
    expect(action).toMatch(/^[a-z-]+\.[a-z-]+$/)
    expect(isAuditAction(action)).toBe(true)
  }
})

test('what another version wrote, or an object of every object has, is not known', () => {
  expect(isAuditAction('note.sing')).toBe(false)
  expect(isAuditAction('toString')).toBe(false)
})
