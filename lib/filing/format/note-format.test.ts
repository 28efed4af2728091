import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noteFormats } from '../../smart/ehr-registration.ts'
import { readNote, writeNote } from './note-format.ts'

const typeOf = { text: 'text/plain', rtf: 'text/rtf', xhtml: 'application/xhtml+xml' } as const
const NOTE =
  'PROGRESS NOTE\nPatient: MARCHETTI, Rosalind   Born 05-Apr-1958\n\nPLAN\nK+ 5.1 → recheck; BNP <100 & "stable" {a\\b}, 38 °C, naïve 🩺.\n'

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('\\', '{', '}', '&', '<', '>', '\n', '\r', '\t', ' ', 'a', '�', '😀'),
  }),
)

describe.each(noteFormats)('a note as %s', (format) => {
  const type = typeOf[format]

  test('is read back letter by letter', () => {
    expect(readNote(type, writeNote(format, NOTE))).toBe(NOTE)
    fc.assert(
      fc.property(anyText, (text) => {
        expect(readNote(type, writeNote(format, text))).toBe(text)
      }),
    )
  })

  test('is another file for another text', () => {
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        expect(writeNote(format, one) === writeNote(format, other)).toBe(one === other)
      }),
    )
  })

  test('with one more letter anywhere is not read as the same note', () => {
    const file = writeNote(format, NOTE)
    fc.assert(
      fc.property(
        fc.nat(file.length),
        fc.constantFrom('x', '7', '{', '<', '\\', '&'),
        (at, more) => {
          expect(readNote(type, `${file.slice(0, at)}${more}${file.slice(at)}`)).not.toBe(NOTE)
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('RTF', () => {
  test('is ASCII, one paragraph to a line, and says what it cannot spell in numbers', () => {
    expect(writeNote('rtf', 'a {b}\n38 °C 😀\n')).toBe(
      '{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fswiss Arial;}}\\uc1\\pard\\plain\\f0\\fs20 ' +
        'a \\{b\\}\\par \n38 \\u176?C \\u-10179?\\u-8704?\\par \n}',
    )
  })

  test('is the same note when the EHR wrapped its lines or ends them otherwise', () => {
    const file = writeNote('rtf', NOTE).replaceAll('\n', '\r\n')
    expect(readNote('application/rtf', `${file}\r\n`)).toBe(NOTE)
  })

  test.each([
    ['formatting that we do not write', (file: string) => file.replace('PLAN', '\\b PLAN')],
    ['hidden text', (file: string) => file.replace('PLAN', '{\\v no}PLAN')],
    ['a picture', (file: string) => file.replace('PLAN', '{\\pict 00}PLAN')],
    ['nothing of ours', () => '{\\rtf1 Well.}'],
    ['no RTF', () => NOTE],
  ])('with %s is not taken for what was signed', (_what, change) => {
    expect(readNote('text/rtf', change(writeNote('rtf', NOTE)))).toBeUndefined()
  })
})

describe('XHTML', () => {
  test('holds no markup of the note’s', () => {
    const file = writeNote('xhtml', '<script>alert(1)</script> & <img src=x onerror=alert(1)>')
    expect(file.match(/<[^!/][a-z]*/g)).toEqual([
      '<html',
      '<head',
      '<meta',
      '<title',
      '<body',
      '<pre',
    ])
  })

  test.each([
    ['markup within', (file: string) => file.replace('PLAN', '<b>PLAN</b>')],
    ['a reference that is not ours', (file: string) => file.replace('PLAN', '&#80;LAN')],
    ['a comment', (file: string) => file.replace('PLAN', '<!-- -->PLAN')],
    ['something after it', (file: string) => `${file}<p>more</p>`],
  ])('with %s is not taken for what was signed', (_what, change) => {
    expect(readNote('text/html;charset=utf-8', change(writeNote('xhtml', NOTE)))).toBeUndefined()
  })
})

test('what has no known type is read as plain text', () => {
  expect(readNote(undefined, NOTE)).toBe(NOTE)
  expect(readNote('application/octet-stream', NOTE)).toBe(NOTE)
  expect(readNote('Text/RTF; charset=utf-8', writeNote('rtf', NOTE))).toBe(NOTE)
})
