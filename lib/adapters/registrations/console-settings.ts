import 'server-only'
import { readFileSync, statSync } from 'node:fs'
import type { Config } from '#lib/config/config.ts'
import { type ConsoleSettings, consoleSettingsSchema } from '#lib/console/console-settings.ts'

/**
 * The console's settings: those of the file, or those of the sandbox where there is no file.
 * @returns undefined when there are none: no console
 * @throws Error that lists every fault with its field, and no value
 */
export function openConsoleSettings({
  consoleFile,
  sandboxConsole,
}: Pick<Config, 'consoleFile' | 'sandboxConsole'>): ConsoleSettings | undefined {
  const isThere = consoleFile && statSync(consoleFile, { throwIfNoEntry: false })
  const text = isThere ? readFileSync(consoleFile, 'utf8') : sandboxConsole
  if (!text) return undefined
  const parsed = consoleSettingsSchema.safeParse(JSON.parse(text))
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map(
    ({ path, message }) => `  - ${path.join('.') || 'value'}: ${message}`,
  )
  throw new Error(`the settings of the console are not valid:\n${faults.join('\n')}`)
}
