import 'server-only'
import type { LanguageModel } from '#lib/ambient/models/language-model.ts'
import type { DrafterSettings } from '#lib/config/drafter-settings.ts'
import { localityOf } from '../asr/locality-of.ts'

/**
 * The language model that the settings name, at a service with OpenAI's or Anthropic's API. It is
 * asked once, without tools and without retries; what it is sent goes to the origin of the address
 * and nowhere else. The libraries for that are loaded with the first question.
 */
export const openLanguageModel = (settings: DrafterSettings): LanguageModel => ({
  engine: { name: settings.model, locality: localityOf(settings.url) },
  async answer(prompt) {
    const { askLanguageModel } = await import('./ask-language-model.ts')
    return askLanguageModel(settings, prompt)
  },
})
