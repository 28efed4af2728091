import { describe, expect, test } from 'vitest'
import {
  type MicrophonePlace,
  troubleBeforeAsking,
  troubleOfRefusal,
} from './microphone-trouble.ts'

const window: MicrophonePlace = { isSecure: true, isAllowedByFrame: true, isFramed: false }
const frame: MicrophonePlace = { ...window, isFramed: true }
const closedFrame: MicrophonePlace = { ...frame, isAllowedByFrame: false }
const silentFrame: MicrophonePlace = { ...frame, isAllowedByFrame: undefined }

describe('C2 a microphone that is not there', () => {
  test('is known before anybody is asked where the page or its frame may not have it', () => {
    expect(troubleBeforeAsking({ ...window, isSecure: false })).toBe('insecure')
    expect(troubleBeforeAsking(closedFrame)).toBe('frame-policy')
    for (const place of [window, frame, silentFrame]) {
      expect(troubleBeforeAsking(place)).toBeUndefined()
    }
  })

  test.each([
    ['denied', 'NotAllowedError', window, true],
    ['denied', 'NotAllowedError', window, false],
    ['denied', 'NotAllowedError', frame, false],
    ['frame-policy', 'NotAllowedError', closedFrame, false],
    // A browser that does not tell: who was asked said no, who was not asked was blocked.
    ['denied', 'NotAllowedError', silentFrame, true],
    ['frame-policy', 'NotAllowedError', silentFrame, false],
    ['no-device', 'NotFoundError', frame, true],
    ['no-device', 'OverconstrainedError', window, true],
    ['busy', 'NotReadableError', window, true],
    ['busy', 'AbortError', window, true],
    ['unknown', 'TypeError', window, true],
  ] as const)('is %s after a %s', (trouble, name, place, wasAsked) => {
    expect(troubleOfRefusal(name, place, wasAsked)).toBe(trouble)
  })
})
