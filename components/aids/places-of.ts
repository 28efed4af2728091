import type { NoteTemplate } from '#lib/note/templates/note-template.ts'

/** What a template asks the chart for, each once: `last BP`, `medications`. */
export const placesOf = ({ phrases }: Pick<NoteTemplate, 'phrases'>): readonly string[] => [
  ...new Set(
    Object.values(phrases).flatMap((text) =>
      [...text.matchAll(/\{\{([^{}]*)\}\}/g)].map(([, question = '']) => question.trim()),
    ),
  ),
]
