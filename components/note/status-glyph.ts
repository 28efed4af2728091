import type { GlyphShape } from '../ui/glyph.tsx'
import type { StatementStatus } from './statement-view.ts'

const GLYPHS: Readonly<Record<StatementStatus, GlyphShape | undefined>> = {
  supported: 'tick',
  'own-words': 'pencil',
  kept: 'pencil',
  edited: 'turning-arrow',
  unsupported: 'triangle',
  conflict: 'diamond',
  blank: undefined,
}

/** The gutter glyph of a status: told apart by shape, not only by colour. */
export const glyphOf = (status: StatementStatus): GlyphShape | undefined => GLYPHS[status]
