import type { Node } from 'prosemirror-model'
import type { Note, Section, Statement } from '#lib/note/note.ts'
import { blankLineId } from '../blank-line.ts'
import {
  noteSchema,
  type StatementAttrs,
  sectionAttrs,
  statementAttrs,
  typedAttrs,
} from './schema.ts'

/**
 * The note as an editor document. A section without statements shows one blank line to type in,
 * which `noteOfDoc` takes away again; otherwise the two are each other's inverse.
 */
export function docOfNote(note: Note): Node {
  const sections = note.sections.map(({ code, title, statements }) => {
    const lines = statements.length > 0 ? statements.map(statementNode) : [blankLine(code)]
    return noteSchema.node('section', { code, title }, lines)
  })
  return noteSchema.node('doc', null, sections)
}

/** @param note what the document does not hold: id, type, transcript */
export function noteOfDoc(doc: Node, note: Note): Note {
  const sections: Section[] = doc.children.map((section) => {
    const statements = section.children.map(statementOf)
    const isEmpty = section.childCount === 1 && isBlankLine(statements[0], section)
    return { ...sectionAttrs(section), statements: isEmpty ? [] : statements }
  })
  return { ...note, sections }
}

export function statementNode(statement: Statement): Node {
  const { id, text, origin, evidence, drafter, drafted, resolution } = statement
  const attrs: StatementAttrs = {
    id,
    origin,
    evidence,
    drafter: drafter ?? null,
    drafted: drafted ?? null,
    resolution: resolution ?? null,
  }
  const node = noteSchema.node('statement', attrs, text === '' ? [] : [noteSchema.text(text)])
  statements.set(node, statement)
  return node
}

// Nodes never change, so a statement is made once for each: what was not edited stays the same
// object, and is neither checked nor drawn again.
const statements = new WeakMap<Node, Statement>()

function statementOf(node: Node): Statement {
  const known = statements.get(node)
  if (known) return known
  const { id, origin, evidence, drafter, drafted, resolution } = statementAttrs(node)
  const statement: Statement = {
    id,
    text: node.textContent,
    origin,
    evidence,
    ...(drafter === null ? {} : { drafter }),
    ...(drafted === null ? {} : { drafted }),
    ...(resolution === null ? {} : { resolution }),
  }
  statements.set(node, statement)
  return statement
}

const blankLine = (code: string): Node =>
  noteSchema.node('statement', typedAttrs(blankLineId(code)))

const isBlankLine = (statement: Statement | undefined, section: Node): boolean =>
  statement?.text === '' && statement.id === blankLineId(sectionAttrs(section).code)
