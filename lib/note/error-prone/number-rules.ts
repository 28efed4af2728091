import { unitAt } from '../units.ts'
import { AFTER_DOSE, always, DOSE, type Place, type Rule } from './rule.ts'

const isOne = ({ before }: Place): boolean => /(?<![\d.,])1$/.test(before)

const NUMBER = String.raw`(?<![\p{L}\d.,])\d+(?:[.,]\d+)*`

/** Numbers and units of doses. */
export const numberRules: readonly Rule[] = [
  {
    id: 'ismp-units',
    message: 'U after a number is read as 0 or 4.',
    pattern: /(?<=\d) ?[Uu](?![\p{L}\p{N}])(?!\/(?:d?L|m[lL]))/gu,
    fixes: (_, place) => [isOne(place) ? ' unit' : ' units'],
  },
  {
    id: 'ismp-iu',
    message: 'IU is read as IV or 10.',
    pattern: /(?<=\d) ?I\.?U(?:\.(?=\s+\p{Ll}))?(?![\p{L}\p{N}])(?!\/(?:d?L|m[lL]))/gu,
    fixes: (_, place) => [isOne(place) ? ' unit' : ' units'],
  },
  {
    id: 'ismp-trailing-zero',
    message: 'A dose with .0 is read as ten times as much.',
    pattern: new RegExp(String.raw`(?<=(?<![\d.,])\d+(?:,\d{3})*)\.0+(?= ?${DOSE})`, 'gu'),
    fixes: always(''),
  },
  {
    id: 'ismp-leading-zero',
    message: 'A decimal point without 0 before it is overlooked.',
    pattern: /(?<=^|[\s(~<>=≤≥])(?<!(?<![\p{L}\p{N}])\d+\s)\.(?=\d)/gu,
    fixes: (_, { after }) => {
      const digits = /^\d+/.exec(after)?.[0].length ?? 0
      return unitAt(after, digits) ? ['0.'] : []
    },
  },
  {
    id: 'ismp-microgram',
    message: 'µg is read as mg.',
    pattern: /(?<=\d) ?(?:[µμ]g|ug)(?![\p{L}\p{N}])/gu,
    fixes: always(' mcg'),
  },
  {
    id: 'ismp-cc',
    message: 'cc is read as U or 00.',
    pattern: /(?<=\d) ?cc(?![\p{L}\p{N}])/gu,
    fixes: always(' mL'),
  },
  {
    id: 'ismp-touching-unit',
    message: 'The m of a unit that touches its number is read as 0.',
    pattern: new RegExp(`(?<=${NUMBER})(?:mg|mcg|mL|ml|mEq|units?)(?![\\p{L}\\p{N}])`, 'gu'),
    fixes: (written) => [` ${written}`],
  },
  {
    id: 'ismp-touching-dose',
    message: 'The last letter of a name that touches a number is read as 1.',
    pattern: /(?<=\p{L}{5})\d+(?:\.\d+)?(?= ?(?:mg|mcg|mL)(?![\p{L}/]))/gu,
    fixes: (written) => [` ${written}`],
  },
  {
    id: 'ismp-unit-stop',
    message: 'A full stop after a unit is read as 1.',
    pattern:
      /(?<=\d ?(?:mg|mcg|mL))\.(?=\s+(?:p\.?o|i\.?v|i\.?m|b\.?i\.?d|t\.?i\.?d|q\d|daily|once|twice|every|by mouth|orally)(?!\p{L}))/giu,
    fixes: always(''),
  },
  {
    id: 'ismp-large-number',
    message: 'Noughts of a large dose without commas are miscounted.',
    pattern: new RegExp(String.raw`(?<![\p{L}\d.,])\d{5,}(?= ?${DOSE})`, 'gu'),
    fixes: (written) => [written.replace(/\B(?=(?:\d{3})+$)/g, ',')],
  },
  {
    id: 'ismp-grain',
    message: 'gr is read as gram where grain is meant.',
    pattern: /(?<=\d) ?gr(?![\p{L}\p{N}])/gu,
    fixes: always(' grams', ' grains'),
  },
  {
    id: 'ismp-times-days',
    message: 'x3d is read as three doses.',
    pattern: /(?<![\p{L}\p{N}])x ?\d+ ?d(?![\p{L}\p{N}])/gu,
    fixes: (written) => {
      const days = /\d+/.exec(written)?.[0] ?? ''
      return [`for ${days} ${days === '1' ? 'day' : 'days'}`]
    },
  },
  {
    id: 'ismp-bedtime-hour',
    message: 'q6PM is read as every six hours.',
    pattern: /(?<![\p{L}\p{N}])q ?\d{1,2} ?[ap]\.?m(?![\p{L}\p{N}])/giu,
    fixes: (written) => {
      const [, hour = '', half = ''] = /(\d{1,2}) ?([ap])/i.exec(written) ?? []
      return [`daily at ${hour} ${half.toUpperCase()}M`]
    },
  },
  {
    id: 'ismp-half-strength',
    message: 'HS is read as half strength.',
    pattern: new RegExp(`${AFTER_DOSE}(?:HS|h\\.s\\.?)(?![\\p{L}\\p{N}])`, 'gu'),
    fixes: always('at bedtime'),
  },
]
