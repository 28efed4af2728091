import { headingIn, sectionOfHeading } from '../headings.ts'
import { type NoteTypeCode, noteTypes, type SectionCode } from '../note-types.ts'
import { isMeasured } from '../phrases/chart-value.ts'
import type { NoteTemplate } from './note-template.ts'

// "BP: 148/84", "Hemoglobin A1c 7.2 %": a value that has a name.
const VALUE =
  /^[\s*•-]*(\p{L}[\p{L}\p{N} ./-]{0,40}?)\s*(?::|=|\bis\b|\bwas\b|\bof\b|(?=\s\d))\s*.*\d/u

const LISTS: Readonly<Partial<Record<SectionCode, string>>> = {
  '10160-0': '{{medications}}.',
  '48765-2': '{{allergies}}.',
  '10183-2': '{{medications}}.',
}

/**
 * A template from a note that was written before: the order of its sections, and a place for each
 * value that has a known name. Nothing else of it is taken over, because it was said of a patient.
 *
 * @returns undefined for a text without a heading that is known
 */
export function templateFromNote(
  text: string,
  { id, title, type }: { id: string; title: string; type: NoteTypeCode },
): NoteTemplate | undefined {
  const order: SectionCode[] = []
  const places = new Map<SectionCode, string[]>()
  let section: SectionCode | undefined
  for (const line of text.split(/\r?\n/).map((one) => one.trim())) {
    const heading = headingIn(line)
    if (heading !== undefined) {
      section = sectionOfHeading(heading)
      if (section) order.push(section)
    } else if (section && line !== '') {
      const place = placeFor(line, section)
      const known = places.get(section) ?? []
      if (place && !known.includes(place)) places.set(section, [...known, place])
    }
  }
  if (order.length === 0) return undefined
  const own = noteTypes[type]
  const phrases = [...places].filter(([code]) => own.includes(code))
  return {
    id,
    title,
    type,
    order: [...new Set(order)].filter((code) => own.includes(code)),
    phrases: Object.fromEntries(phrases.map(([code, lines]) => [code, lines.join('\n')])),
    length: 'standard',
  }
}

function placeFor(line: string, section: SectionCode): string | undefined {
  if (LISTS[section]) return LISTS[section]
  const name = VALUE.exec(line)?.[1]?.trim()
  return name && isMeasured(name) ? `{{last ${name.toLowerCase()}}}.` : undefined
}
