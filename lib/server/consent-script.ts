import 'server-only'

/**
 * What a clinician says when asking whether the visit may be recorded. The version is recorded with
 * every answer; another wording is another version.
 */
export const consentScript = {
  version: '2026-11',
  text: 'I would like to record our conversation so that software can help me write today’s note. I read and correct the note before it becomes part of your record, and the sound is deleted. You can say no, now or at any time, and your care is the same. Is that all right with you?',
} as const

/** The same about sound that was recorded elsewhere: whether it may be used for this. */
export const fileConsentScript = {
  version: '2026-11-file',
  text: 'There is a recording of our conversation. I would like software to use it to help me write the note. I read and correct the note before it becomes part of your record, and the sound is deleted here. You can say no, now or at any time, and your care is the same. Is that all right with you?',
} as const

const inForce: readonly string[] = [consentScript.version, fileConsentScript.version]

/** Other words than those in force are not what was asked. */
export const isScriptInForce = (version: string): boolean => inForce.includes(version)
