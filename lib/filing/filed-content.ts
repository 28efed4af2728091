import type { EhrProfile } from './ehr-profile.ts'
import { writeNote } from './format/note-format.ts'

/** What is filed of a signed text: the text itself, or a file that holds it and nothing else. */
export const filedContent = ({ format }: Pick<EhrProfile, 'format'>, text: string): string =>
  writeNote(format, text)

/** Whether the file of a text is larger than the EHR takes (WB-8). */
export const isTooLarge = (
  profile: Pick<EhrProfile, 'format' | 'maxBytes'>,
  text: string,
): boolean => new TextEncoder().encode(filedContent(profile, text)).length > profile.maxBytes
