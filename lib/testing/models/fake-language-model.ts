import type { LanguageModel, ModelPrompt } from '../../ambient/models/language-model.ts'
import { ok } from '../../kernel/result.ts'

/** A model that knows beforehand what it will answer, and remembers what it was asked. */
export function fakeLanguageModel(
  answer: unknown,
  name = 'played',
): LanguageModel & {
  readonly prompts: readonly ModelPrompt[]
} {
  const prompts: ModelPrompt[] = []
  return {
    engine: { name, locality: { kind: 'this-machine' } },
    prompts,
    answer: async (prompt) => {
      prompts.push(prompt)
      return ok(answer)
    },
  }
}
