import type { Result } from '../../kernel/result.ts'
import type { Locality } from '../locality.ts'

/** What a model is asked. What people said stands in `data` alone, as JSON: it is never part of the instructions (G10). */
export type ModelPrompt = {
  readonly instructions: string
  readonly data: string
  /** JSON Schema (draft 7) of the answer. */
  readonly answerSchema: object
}

/** What is told of a model before anything is sent to it, and recorded of what it wrote. */
export type ModelEngine = {
  /** The model as its service names it: `qwen3:32b`. */
  readonly name: string
  readonly locality: Locality
}

/** A language model, asked once for one JSON answer. It gets no tools. */
export interface LanguageModel {
  readonly engine: ModelEngine
  /**
   * @returns the answer as JSON, unchecked; or a code of the group "Model drafters", whose reason
   *   holds nothing that was sent or answered
   */
  answer(prompt: ModelPrompt): Promise<Result<unknown>>
}
