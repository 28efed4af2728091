import 'server-only'
import type { PrintSheet } from '#lib/filing/print-sheet.ts'
import { withLetters } from './print-fonts.ts'

type Pdf = PDFKit.PDFDocument

const TOP = 36
const SIDE = 54
const IDENTITY = 10.5
const SMALL = 8.5
const GAP = 6
const FOOT = 46
const WATERMARK = { opacity: 0.1, largest: 64 } as const

/** Of US Letter, in points: known before there is a page. */
const WIDTH = 612 - 2 * SIDE

const identityOf = ({ identity }: PrintSheet): string => withLetters(identity.join('     '))
const standingOf = ({ title, status }: PrintSheet): string => `${title}     ${status}`

/** Room that the head of a page takes: an identity is never cut, however long a name is. */
export function frameHeight(pdf: Pdf, sheet: PrintSheet): number {
  const identity = pdf.font('bold').fontSize(IDENTITY)
  const height = identity.heightOfString(identityOf(sheet), { width: WIDTH })
  return TOP + height + SMALL + 4 * GAP
}

/** Head, foot and watermark of every page, as what they are: no part of the document's text. */
export function drawFrame(
  pdf: Pdf,
  sheet: PrintSheet,
  pageOf: (page: number, pages: number) => string,
): void {
  const { start, count } = pdf.bufferedPageRange()
  for (let index = 0; index < count; index++) {
    pdf.switchToPage(start + index)
    // Below the margin a page would be added for it.
    pdf.page.margins = { ...pdf.page.margins, bottom: 0 }
    pdf.markContent('Artifact', { type: 'Pagination' })
    drawWatermark(pdf, sheet.status)
    drawHead(pdf, sheet)
    drawFoot(pdf, sheet, pageOf(index + 1, count))
    pdf.endMarkedContent()
  }
}

function drawHead(pdf: Pdf, sheet: PrintSheet): void {
  pdf.fillColor('black').font('bold').fontSize(IDENTITY)
  pdf.text(identityOf(sheet), SIDE, TOP, { width: WIDTH })
  pdf
    .font('regular')
    .fontSize(SMALL)
    .text(standingOf(sheet), SIDE, pdf.y + 2, { width: WIDTH })
  drawRule(pdf, pdf.y + GAP)
}

function drawFoot(pdf: Pdf, sheet: PrintSheet, page: string): void {
  const top = pdf.page.height - FOOT
  drawRule(pdf, top)
  pdf.fillColor('black').font('regular').fontSize(SMALL)
  pdf.text(sheet.record ?? sheet.status, SIDE, top + GAP, { lineBreak: false })
  pdf.text(page, SIDE, top + GAP, { width: WIDTH, align: 'right' })
}

const drawRule = (pdf: Pdf, y: number): Pdf =>
  pdf
    .moveTo(SIDE, y)
    .lineTo(pdf.page.width - SIDE, y)
    .lineWidth(0.5)
    .stroke('#666')

/** The status from corner to corner, pale enough to read through. */
function drawWatermark(pdf: Pdf, status: string): void {
  const { width, height } = pdf.page
  const diagonal = Math.hypot(width, height) * 0.78
  pdf.font('bold').fontSize(WATERMARK.largest)
  const atLargest = pdf.widthOfString(status)
  const shrink = Math.min(1, diagonal / atLargest)
  const size = WATERMARK.largest * shrink
  const angle = (-Math.atan2(height, width) * 180) / Math.PI
  pdf.save()
  pdf.rotate(angle, { origin: [width / 2, height / 2] }).fontSize(size)
  pdf.fillColor('black').fillOpacity(WATERMARK.opacity)
  const left = (width - atLargest * shrink) / 2
  pdf.text(status, left, height / 2 - size / 2, { lineBreak: false })
  pdf.restore()
}
