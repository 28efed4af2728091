import { AFTER_DOSE, alone, always, dotted, type Rule } from './rule.ts'

const EYE =
  /\b(?:eyes?|vision|visual|acuity|drops?|gtts?|ophthalm\w*|retin\w*|cornea\w*|cataracts?|intraocular|pupils?|scotoma)\b/i
const EAR = /\b(?:ears?|otic|hearing|tympan\w*|drops?|gtts?)\b/i

const part = (id: string, spelling: string, meaning: string, speaksOf: RegExp): Rule => ({
  id,
  message: `${spelling} is read as another side, eye or ear.`,
  pattern: alone(spelling, 'gu'),
  fixes: always(meaning),
  speaksOf,
})

/** How often, by which way, and other abbreviations. */
export const wordRules: readonly Rule[] = [
  {
    id: 'ismp-qd',
    message: 'QD is read as QID: four times as much.',
    pattern: alone(String.raw`q\. ?d\.?|qd|q1d`),
    fixes: dotted('daily'),
  },
  {
    id: 'ismp-qod',
    message: 'QOD is read as QD or QID.',
    pattern: alone(String.raw`q\. ?o\. ?d\.?|qod`),
    fixes: dotted('every other day'),
  },
  {
    id: 'ismp-qhs',
    message: 'qhs is read as every hour.',
    pattern: alone(String.raw`q\. ?h\. ?s\.?|qhs`),
    fixes: dotted('at bedtime'),
  },
  {
    id: 'ismp-qn',
    message: 'qn is read as every hour.',
    pattern: new RegExp(`${AFTER_DOSE}(?:qn|QN)(?![\\p{L}\\p{N}])`, 'gu'),
    fixes: always('nightly'),
  },
  {
    id: 'ismp-tiw',
    message: 'TIW is read as three times a day.',
    pattern: alone(String.raw`t\.i\.w\.?|tiw`),
    fixes: dotted('3 times weekly'),
  },
  {
    id: 'ismp-biw',
    message: 'BIW is read as twice a day.',
    pattern: alone(String.raw`b\.i\.w\.?|biw`),
    fixes: dotted('2 times weekly'),
  },
  {
    id: 'ismp-subcutaneous',
    message: 'SC is read as SL, SQ as 5 every.',
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}])(?:SQ|S\\.Q\\.|sub[ -][qQ])(?![\\p{L}\\p{N}])|${AFTER_DOSE}(?:SC|sc|sq)(?![\\p{L}\\p{N}])`,
      'gu',
    ),
    fixes: always('subcutaneously'),
  },
  {
    id: 'ismp-per-os',
    message: 'os is read as the left eye.',
    pattern: alone('per os'),
    fixes: always('by mouth'),
  },
  {
    id: 'ismp-dc',
    message: 'D/C means discharge and discontinue.',
    pattern: alone(String.raw`d\/c(?:['’]?e?d)?`),
    fixes: (written) =>
      /d$/i.test(written) ? ['discontinued', 'discharged'] : ['discontinue', 'discharge'],
  },
  {
    id: 'ismp-at-sign',
    message: '@ is read as 2.',
    pattern: /(?<=\s)@(?=\s)/gu,
    fixes: always('at'),
  },
  part('ismp-right-eye', 'OD', 'right eye', EYE),
  part('ismp-left-eye', 'OS', 'left eye', EYE),
  part('ismp-both-eyes', 'OU', 'both eyes', EYE),
  part('ismp-right-ear', 'AD', 'right ear', EAR),
  part('ismp-left-ear', 'AS', 'left ear', EAR),
  part('ismp-both-ears', 'AU', 'both ears', EAR),
]
