import 'server-only'
import type { LanguageModel } from '#lib/ambient/models/language-model.ts'

/** Who gets what is sent to be drafted from, as the audit trail records it. */
export function modelRecipient(model: LanguageModel | undefined): {
  readonly model: string
  readonly recipient: string
} {
  if (!model) return { model: 'none', recipient: 'none' }
  const { name, locality } = model.engine
  return { model: name, recipient: locality.kind === 'host' ? locality.host : locality.kind }
}
