import 'server-only'

/**
 * What a clinician says when asking whether the visit may be recorded. The version is recorded with
 * every answer; another wording is another version.
 */
export const consentScript = {
  version: '2026-11',
  text: 'I would like to record our conversation so that software can help me write today’s note. I read and correct the note before it becomes part of your record, and the sound is deleted. You can say no, now or at any time, and your care is the same. Is that all right with you?',
} as const
