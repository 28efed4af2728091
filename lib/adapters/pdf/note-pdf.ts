import 'server-only'
import { Readable } from 'node:stream'
import { setImmediate as turn } from 'node:timers/promises'
import PDFDocument from 'pdfkit'
import type { PrintSheet } from '#lib/filing/print-sheet.ts'
import type { TextBlock } from '#lib/note/text-blocks.ts'
import { drawFrame, frameHeight } from './page-frame.ts'
import { printFonts, withLetters } from './print-fonts.ts'

export type PdfWords = {
  readonly about: string
  readonly page: (page: number, pages: number) => string
  /** Said when a sign had to be given by its number. */
  readonly missing: string
}

const SIDE = 54
const BOTTOM = 68
const TITLE = 15
const HEADING = 10.5
const BODY = 10
/** A heading does not stand alone at the foot of a page. */
const WITH_HEADING = 52
/** Lines set in one go: a long note must not hold up everybody else's requests. */
const LINES_A_TURN = 40

type Pdf = PDFKit.PDFDocument
type Part = PDFKit.PDFStructureElement

/**
 * A note as a tagged PDF (ISO 32000-1 §14.8), US Letter: patient, status and page of pages on every
 * page, the same across it as a watermark.
 *
 * @returns the file's bytes as they are made
 */
export function notePdf(sheet: PrintSheet, words: PdfWords): ReadableStream<Uint8Array> {
  const pdf = new PDFDocument({
    size: 'LETTER',
    // An empty name, or the library's own font would be read from the disk.
    font: '',
    margins: { top: 0, bottom: BOTTOM, left: SIDE, right: SIDE },
    autoFirstPage: false,
    // Until the end, since each page says how many there are.
    bufferPages: true,
    tagged: true,
    lang: 'en',
    pdfVersion: '1.7',
    displayTitle: true,
    info: { Title: sheet.title, Producer: 'Chartside', Creator: 'Chartside' },
  })
  pdf.registerFont('regular', printFonts.regular).registerFont('bold', printFonts.bold)
  void draw(pdf, sheet, words).catch((bug: Error) => pdf.destroy(bug))
  // Node's stream and the web's differ in name only.
  return Readable.toWeb(pdf) as ReadableStream<Uint8Array>
}

async function draw(pdf: Pdf, sheet: PrintSheet, words: PdfWords): Promise<void> {
  const margins = { top: frameHeight(pdf, sheet), bottom: BOTTOM, left: SIDE, right: SIDE }
  pdf.options.margins = margins
  pdf.addPage()
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  for (const [index, block] of sheet.blocks.entries()) await addBlock(pdf, root, block, index === 0)
  const facts = sheet.facts.map(({ label, value }) => `${label}: ${value}`)
  const isMarked = textsOf(sheet).some((text) => withLetters(text) !== text)
  const lines = isMarked ? [...facts, words.missing] : facts
  await addBlock(pdf, root, { heading: words.about, lines }, false)
  root.end()
  drawFrame(pdf, sheet, words.page)
  pdf.end()
}

const textsOf = ({ blocks, facts, identity }: PrintSheet): readonly string[] => [
  ...identity,
  ...blocks.flatMap(({ heading, lines }) => [heading, ...lines]),
  ...facts.map(({ value }) => value),
]

async function addBlock(
  pdf: Pdf,
  root: Part,
  { heading, lines }: TextBlock,
  isTitle: boolean,
): Promise<void> {
  const end = pdf.page.height - BOTTOM
  if (!isTitle && pdf.y + WITH_HEADING > end) pdf.addPage()
  if (!isTitle) pdf.y += HEADING
  add(pdf, root, isTitle ? 'H1' : 'H2', heading, () =>
    pdf.font('bold').fontSize(isTitle ? TITLE : HEADING),
  )
  for (const [index, line] of lines.entries()) {
    if (index % LINES_A_TURN === 0) await turn()
    add(pdf, root, 'P', line, () => pdf.font('regular').fontSize(BODY))
  }
}

/** One piece of text as a part of the document; a reader aloud is given the signs themselves. */
function add(pdf: Pdf, root: Part, tag: string, text: string, style: () => unknown): void {
  const shown = withLetters(text)
  const options = shown === text ? {} : { actual: text }
  root.add(
    pdf.struct(tag, options, () => {
      style()
      pdf.fillColor('black').text(shown, { lineGap: 2.5, paragraphGap: 2 })
    }),
  )
}
