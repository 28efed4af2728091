import type { Turn } from '#lib/ambient/transcript.ts'
import type { EvidenceWords } from './words.ts'

const ROLE_WORDS =
  /^(?:doctor|dr|doc|md|patient|pt|clinician|provider|guest|speaker|other)?[\s_.\d]*$/i

/** The name of who speaks: the one the transcript gives, else the role. */
export function speakerName(
  { speaker, label }: Pick<Turn, 'speaker' | 'label'>,
  words: EvidenceWords,
): string {
  if (!ROLE_WORDS.test(label)) return label.replaceAll('_', ' ')
  return words(`speaker.${speaker}`)
}
