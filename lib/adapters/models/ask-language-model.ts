import 'server-only'
import { createAnthropic } from '@ai-sdk/anthropic'
import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { AISDKError, generateText, jsonSchema, Output, type LanguageModel as SdkModel } from 'ai'
import type { ModelPrompt } from '#lib/ambient/models/language-model.ts'
import type { DrafterSettings } from '#lib/config/drafter-settings.ts'
import { appError } from '#lib/kernel/app-error.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { type ModelFetch, modelFetch } from './model-fetch.ts'

const LONGEST_ANSWER_TOKENS = 8_192

// Its warnings go to the console, which is not our log.
Object.assign(globalThis, { AI_SDK_LOG_WARNINGS: false })

/** One question to the model of the settings. @returns DRAFTER_ANSWER_UNREADABLE, or why it did not come */
export async function askLanguageModel(
  settings: DrafterSettings,
  prompt: ModelPrompt,
): Promise<Result<unknown>> {
  const wire = modelFetch(settings.url, settings.timeoutMs)
  try {
    return ok(await generate(sdkModel(settings, wire), prompt))
  } catch (thrown) {
    return answerError(thrown, wire)
  }
}

async function generate(model: SdkModel, { instructions, data, answerSchema }: ModelPrompt) {
  const { output } = await generateText({
    model,
    instructions,
    prompt: data,
    // No validation here: the answer is read statement by statement, so that a bad one costs no other.
    output: Output.object({ schema: jsonSchema<unknown>(answerSchema) }),
    temperature: 0,
    maxOutputTokens: LONGEST_ANSWER_TOKENS,
    maxRetries: 0,
  })
  return output
}

/** Errors of the library hold what was sent and answered: nothing of them goes any further. */
function answerError(thrown: unknown, { failure }: ModelFetch): Result<never> {
  const known = failure()
  if (known) return err(known)
  if (AISDKError.isInstance(thrown)) return err(appError('DRAFTER_ANSWER_UNREADABLE'))
  throw thrown
}

function sdkModel(
  { api, url, model, format, headers }: DrafterSettings,
  { fetch }: ModelFetch,
): SdkModel {
  const baseURL = url.replace(/\/+$/, '')
  switch (api) {
    case 'openai':
      return createOpenAICompatible({
        name: 'drafter',
        baseURL,
        headers: { ...headers },
        fetch,
        supportsStructuredOutputs: format === 'json_schema',
      })(model)
    case 'anthropic':
      // Its key is a header among the others; without this the library looks into the environment.
      return createAnthropic({ baseURL, apiKey: '', headers: { ...headers }, fetch })(model)
  }
}
