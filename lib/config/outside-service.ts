import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { isThisMachine } from '../kernel/this-machine.ts'

const headersSchema = z.record(z.string(), z.string())

/** Hosts as a setting names them, with their port if it is not the usual one. */
export const hostList = z
  .string()
  .default('')
  .transform((list) => list.split(',').map((host) => host.trim().toLowerCase()))

/**
 * A host other than this machine has to be on the list of allowed ones, and is reached over TLS only
 * (G17).
 *
 * @param setting the beginning of the settings' names: `CHARTSIDE_DRAFTER`
 * @throws Error that names the setting, never its value
 */
export function refuseHost(setting: string, url: string, allowed: readonly string[]): void {
  const { hostname, host, protocol } = new URL(url)
  if (isThisMachine(hostname)) return
  if (!allowed.includes(host)) {
    throw new Error(`${setting}_URL: its host is not in ${setting}_HOSTS`)
  }
  if (protocol !== 'https:' && protocol !== 'wss:') {
    throw new Error(`${setting}_URL: what a patient said leaves this machine over TLS only`)
  }
}

/**
 * Headers for a service, such as Authorization, from a JSON file among the secrets.
 * @throws Error that names the file, never what it holds
 */
export function readHeaders(
  folder: string | undefined,
  file: string,
): Readonly<Record<string, string>> {
  const path = folder && join(folder, file)
  if (!path || !existsSync(path)) return {}
  try {
    return headersSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    throw new Error(`${file}: is no JSON object of names and texts`)
  }
}
