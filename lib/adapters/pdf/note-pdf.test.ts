import { describe, expect, test } from 'vitest'
import type { PrintSheet } from '#lib/filing/print-sheet.ts'
import { pdfText } from '#lib/testing/pdf-text.ts'
import { notePdf } from './note-pdf.ts'

const words = {
  about: 'About this print',
  page: (page: number, pages: number) => `Page ${page} of ${pages}`,
  missing: 'Some signs are given by their number.',
}

const aSheet = (more: Partial<PrintSheet> = {}): PrintSheet => ({
  title: 'Progress note',
  status: 'Signed, not known if it is in the chart',
  identity: ['MARCHETTI, Rosalind', 'Born 05-Apr-1958', 'Female', 'MRN 4471902'],
  blocks: [{ heading: 'PROGRESS NOTE', lines: ['Dry cough for 3 weeks.'] }],
  facts: [{ label: 'Receipt', value: 'R-7K3Q-0419' }],
  record: 'DocumentReference/doc-1, version 1',
  ...more,
})

async function pagesOf(sheet: PrintSheet): Promise<readonly string[]> {
  return pdfText(await fileOf(sheet))
}

async function fileOf(sheet: PrintSheet): Promise<Uint8Array> {
  return new Uint8Array(await new Response(notePdf(sheet, words)).arrayBuffer())
}

const numbered = (count: number) =>
  Array.from({ length: count }, (_, line) => `Statement ${line} of a long note.`)

describe('a note as a file for paper', () => {
  test('has patient, status, record and its number of pages on every page', async () => {
    const pages = await pagesOf(
      aSheet({ blocks: [{ heading: 'PROGRESS NOTE', lines: numbered(150) }] }),
    )
    expect(pages.length).toBeGreaterThan(3)
    for (const [index, page] of pages.entries()) {
      expect(page).toContain('MARCHETTI, Rosalind     Born 05-Apr-1958     Female     MRN 4471902')
      // Once in the head, once across the page.
      expect(page.split('Signed, not known if it is in the chart')).toHaveLength(3)
      expect(page).toContain('DocumentReference/doc-1, version 1')
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`)
    }
  })

  test('loses no line over the pages, and keeps their order', async () => {
    const lines = numbered(150)
    const pages = await pagesOf(aSheet({ blocks: [{ heading: 'PROGRESS NOTE', lines }] }))
    const printed = pages.join('\n').match(/Statement \d+ of a long note\./g)
    expect(printed).toEqual(lines)
  })

  test('keeps letters of many languages, and marks by number what its font does not have', async () => {
    const [page = ''] = await pagesOf(
      aSheet({
        identity: ['ŻÓŁĆ, Ångström', 'MRN 1'],
        blocks: [{ heading: 'NOTE', lines: ['Жанна, Ωμέγα ≥ 3 µg.', '张 שלום 🫀'] }],
      }),
    )
    expect(page).toContain('ŻÓŁĆ, Ångström')
    expect(page).toContain('Жанна, Ωμέγα ≥ 3 µg.')
    expect(page).toContain('‹U+5F20› ‹U+05E9›‹U+05DC›‹U+05D5›‹U+05DD› ‹U+1FAC0›')
    expect(page).toContain(words.missing)
  })

  test('does not explain marks that it has none of', async () => {
    const [page = ''] = await pagesOf(aSheet())
    expect(page).not.toContain(words.missing)
    expect(page).toContain('Receipt: R-7K3Q-0419')
  })

  test('makes room for a patient with a long name', async () => {
    const name = Array.from({ length: 40 }, () => 'Wolfeschlegel').join(' ')
    const [page = ''] = await pagesOf(aSheet({ identity: [name, 'MRN 4471902'] }))
    expect(page).toContain('MRN 4471902')
    expect(page).toContain('Dry cough for 3 weeks.')
  })

  test('is tagged, says its language, and its title names no patient', async () => {
    const file = Buffer.from(await fileOf(aSheet())).toString('latin1')
    expect(file).toContain('/Marked true')
    expect(file).toContain('/Lang (en)')
    expect(file).toContain('/S /H1')
    expect(file).not.toContain('MARCHETTI')
  })
})
