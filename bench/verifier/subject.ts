import type { Section, Statement } from '#lib/note/note.ts'
import type { Sources } from '#lib/note/sources.ts'

/** A statement of a draft with all that its verdict rests on. */
export type Subject = {
  readonly statement: Statement
  readonly section: Section
  readonly sources: Sources
}

/** Numbers in [0, 1), the same for the same seed. */
export type Chance = () => number

/**
 * One thing changed about a subject, so that its evidence no longer carries it.
 *
 * @param others subjects of other visits
 * @returns undefined where the subject has nothing of the kind
 */
export type Mutation = (
  subject: Subject,
  chance: Chance,
  others: readonly Subject[],
) => Subject | undefined

export const withText = (subject: Subject, text: string | undefined): Subject | undefined =>
  text === undefined || text === subject.statement.text
    ? undefined
    : { ...subject, statement: { ...subject.statement, text } }

export const pick = <T>(items: readonly T[], chance: Chance): T | undefined =>
  items[Math.floor(chance() * items.length)]
