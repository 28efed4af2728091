import { describe, expect, test } from 'vitest'
import { onSessionReport, reportSession, type SessionCode } from './session-report.ts'

describe('a refused request', () => {
  test('covers the page when it is about the session, and only then', () => {
    const heard: SessionCode[] = []
    const stop = onSessionReport((code) => heard.push(code))
    reportSession('NOTE_CONFLICT')
    reportSession('SESSION_LOCKED')
    reportSession('FHIR_UNAUTHORIZED')
    stop()
    reportSession('SESSION_ENDED')
    expect(heard).toEqual(['SESSION_LOCKED'])
  })
})
