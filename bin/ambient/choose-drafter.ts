import { openLanguageModel } from '#lib/adapters/models/open-language-model.ts'
import { extractiveDrafter } from '#lib/ambient/draft-note.ts'
import type { Drafter } from '#lib/ambient/drafter.ts'
import { modelDrafter } from '#lib/ambient/models/model-drafter.ts'
import { readDrafterSettings } from '#lib/config/drafter-settings.ts'
import appErrors from '#lib/messages/en/app-error.ts'
import { Refusal } from '../process/refusal.ts'

/**
 * The drafter that was asked for. Of a model it is said on stderr, before anything is sent, where it
 * is.
 *
 * @param identifying names and identifiers of the patient, which no model is sent
 */
export function chooseDrafter(name: string, identifying: readonly string[]): Drafter {
  if (name === 'extractive') return extractiveDrafter
  if (name !== 'model') throw new Refusal('--drafter is extractive or model.')
  const settings = settingsOrRefusal()
  if (!settings) throw new Refusal('CHARTSIDE_DRAFTER names no model: docs/model-drafters.md.')
  const model = openLanguageModel(settings)
  const { name: of, locality } = model.engine
  const where = locality.kind === 'host' ? `goes to ${locality.host}` : 'stays on this machine'
  console.error(`${of}: what was said ${where}.`)
  return modelDrafter(model, identifying)
}

function settingsOrRefusal() {
  try {
    return readDrafterSettings()
  } catch (cause) {
    throw new Refusal(cause instanceof Error ? cause.message : appErrors.DRAFTER_OFF, { cause })
  }
}
