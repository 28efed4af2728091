import { z } from 'zod'
import { plainLine } from '../../note/plain-line.ts'

const MOST_STATEMENTS = 200
const LONGEST_TEXT = 600
const MOST_EVIDENCE = 20

const statementSchema = z.object({
  section: z.string().describe('code of the section'),
  text: z.string().transform(plainLine).pipe(z.string().min(1).max(LONGEST_TEXT)),
  evidence: z.array(z.string()).max(MOST_EVIDENCE).describe('ids of what was said or charted'),
})

/** A statement as a model gives it: text, and where it says that it is from. Nothing is trusted yet. */
export type ModelStatement = z.output<typeof statementSchema>

const answerSchema = z.object({ statements: z.array(z.unknown()).max(MOST_STATEMENTS) })

/** The same for the model's service: every field named, no other allowed. */
export const modelAnswerSchema: object = {
  type: 'object',
  additionalProperties: false,
  required: ['statements'],
  properties: {
    statements: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['section', 'text', 'evidence'],
        properties: {
          section: { type: 'string', description: 'The code of one of the given sections.' },
          text: { type: 'string', description: 'One sentence or line of the note.' },
          evidence: {
            type: 'array',
            items: { type: 'string' },
            description: 'The ids of every sentence and fact that the statement rests on.',
          },
        },
      },
    },
  },
}

/**
 * Reads a model's answer one statement at a time, so that a bad one costs no other.
 * @returns undefined when it is no list of statements at all; `undefined` in the list for a bad one
 */
export function readModelAnswer(
  answer: unknown,
): readonly (ModelStatement | undefined)[] | undefined {
  const read = answerSchema.safeParse(answer)
  if (!read.success) return undefined
  return read.data.statements.map((one) => statementSchema.safeParse(one).data)
}
