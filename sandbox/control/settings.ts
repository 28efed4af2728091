import { z } from 'zod'
import { smartModesSchema } from '../smart/negative-modes.ts'

/** Switches of one site that stay as they are set, unlike faults, which are used up. */
export const siteSettingsSchema = z.strictObject({
  /** Added to every FHIR and authorization request. */
  latencyMs: z.int().min(0).max(60_000).default(0),
  /** Whether the shell's frame lets the app use the microphone. */
  microphone: z.boolean().default(true),
  /** Value of the frame's `sandbox` attribute; null for none. */
  frameSandbox: z.string().max(200).nullable().default(null),
  /** No page of a search is larger, whatever `_count` says. */
  pageSizeCap: z.int().min(1).max(1000).default(1000),
  /** Whether users may open the charts of restricted patients. */
  breakGlass: z.boolean().default(false),
  smart: smartModesSchema,
})

export type SiteSettings = z.infer<typeof siteSettingsSchema>
