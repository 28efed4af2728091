import type { AmendmentWords } from '#lib/flows/compose-text.ts'

export const amendmentWords: AmendmentWords = {
  addendum: 'Addendum',
  addendumTo: (type) => `Addendum to ${type.toLowerCase()}`,
  adds: (signed, record) => `Adds to the note signed ${signed}, ${record}`,
  drafted: (drafters, sections) =>
    `Drafted in part by software (${drafters.join(', ')}): ${sections.join(', ')}.`,
  restates: (note, signed, drafters) =>
    `From the plan of the ${note.toLowerCase()} signed ${signed} (${drafters.join(', ')}).`,
  corrects: (signed, reason) => `Corrected version of the note signed ${signed}. Reason: ${reason}`,
}
