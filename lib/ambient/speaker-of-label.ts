import type { Speaker } from '../note/sources.ts'

// Order matters: a guest of the patient is not the patient.
const ROLES: readonly (readonly [RegExp, Speaker])[] = [
  [
    /\b(?:guest|family|mother|mom|father|dad|wife|husband|spouse|partner|son|daughter|sister|brother|caregiver|carer|friend|interpreter|translator)\b(?!.*clini)/,
    'other',
  ],
  [
    /^(?:dr|doctor|doc|docteur|md|physician|clinician|clinican|provider|gp|np|pa|rn|nurse|surgeon|resident|consultant|therapist|scribe)\b/,
    'clinician',
  ],
  [/\b(?:clinician|clinican|doctor|physician|nurse|md|do|np|rn)$/, 'clinician'],
  [/^(?:patient|pt|client|mr|mrs|ms|miss|mx)\b/, 'patient'],
]

/** Who a label means, or undefined for a label that names no role. */
export function speakerOfLabel(label: string): Speaker | undefined {
  const plain = label
    .toLowerCase()
    .replace(/[_.,\d]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return ROLES.find(([pattern]) => pattern.test(plain))?.[1]
}
