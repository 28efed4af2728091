import { inflateSync } from 'node:zlib'

/** What can be read on each page of a PDF that pdfkit made, a line for each piece of text. */
export function pdfText(file: Uint8Array): readonly string[] {
  const objects = objectsOf(Buffer.from(file).toString('latin1'))
  const kids = /\/Kids \[([^\]]*)\]/.exec(objectWith(objects, '/Type /Pages'))?.[1] ?? ''
  return numbersIn(kids).map((page) => pageText(objects, page))
}

type Objects = ReadonlyMap<number, string>

function objectsOf(file: string): Objects {
  const found = file.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)
  return new Map([...found].map(([, number, body = '']) => [Number(number), body]))
}

function objectWith(objects: Objects, mark: string): string {
  const body = [...objects.values()].find((one) => one.includes(mark))
  if (body === undefined) throw new Error(`no object with ${mark}`)
  return body
}

const numbersIn = (references: string): number[] =>
  [...references.matchAll(/(\d+) 0 R/g)].map(([, number]) => Number(number))

function reference(objects: Objects, body: string, key: string): string {
  const number = new RegExp(`${key} (\\d+) 0 R`).exec(body)?.[1]
  return objects.get(Number(number)) ?? ''
}

function streamOf(body: string): string {
  const data = /stream\n([\s\S]*)\nendstream/.exec(body)?.[1] ?? ''
  return body.includes('/FlateDecode')
    ? inflateSync(Buffer.from(data, 'latin1')).toString('latin1')
    : data
}

function pageText(objects: Objects, number: number): string {
  const page = objects.get(number) ?? ''
  const fonts = new Map(
    [...reference(objects, page, '/Resources').matchAll(/\/(F\d+) (\d+) 0 R/g)].map(
      ([, name = '', font]) => [name, lettersOf(objects, objects.get(Number(font)) ?? '')],
    ),
  )
  let letters: readonly string[] = []
  const lines: string[] = []
  const content = streamOf(reference(objects, page, '/Contents'))
  for (const [, font, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (font) letters = fonts.get(font) ?? []
    if (shown) lines.push(decoded(shown, letters))
  }
  return lines.join('\n')
}

const decoded = (shown: string, letters: readonly string[]): string =>
  [...shown.matchAll(/<([0-9a-f]*)>/g)]
    .flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
    .map((code) => letters[Number.parseInt(code, 16)] ?? '�')
    .join('')

/** The letters of a font by their number in it, from its ToUnicode map (ISO 32000-1 §9.10.3). */
function lettersOf(objects: Objects, font: string): readonly string[] {
  const map = streamOf(reference(objects, font, '/ToUnicode'))
  const ranges = [...map.matchAll(/<[0-9a-f]{4}> <[0-9a-f]{4}> \[([^\]]*)\]/g)]
  return ranges.flatMap(([, codes = '']) =>
    [...codes.matchAll(/<([0-9a-f ]*)>/g)].map(([, units = '']) =>
      String.fromCharCode(
        ...(units.replaceAll(' ', '').match(/.{4}/g) ?? []).map((unit) =>
          Number.parseInt(unit, 16),
        ),
      ),
    ),
  )
}
