import 'server-only'
import { readFileSync, statSync } from 'node:fs'
import type { EhrRegister, EhrRegistration } from '#lib/smart/ehr-registration.ts'
import { readRegistrations } from './read-registrations.ts'

const LOOK_EVERY_MS = 1_000

export type RegisterOptions = {
  readonly file: string | undefined
  readonly sandboxEhrs: string | undefined
  /** Told why a changed file was not taken over; the register before it stays in use. */
  readonly onInvalid: (problem: Error) => void
  readonly now?: () => number
}

/**
 * The registered EHRs. The file is read again when it changes, so a second EHR needs an entry and
 * no restart; a faulty file changes nothing.
 *
 * @throws RegistrationsInvalid when the file is faulty at the start
 */
export function openEhrRegister(options: RegisterOptions): EhrRegister {
  const now = options.now ?? Date.now
  let changedAt = modified(options.file)
  let entries = load(options)
  let lookedAt = now()

  const current = (): readonly EhrRegistration[] => {
    if (now() - lookedAt < LOOK_EVERY_MS) return entries
    lookedAt = now()
    const changed = modified(options.file)
    if (changed === changedAt) return entries
    changedAt = changed
    try {
      entries = load(options)
    } catch (problem) {
      options.onInvalid(problem instanceof Error ? problem : new Error('unreadable'))
    }
    return entries
  }

  return {
    all: current,
    byId: (id) => current().find((entry) => entry.id === id),
    byIssuer: (iss) => {
      const issuer = iss.replace(/\/+$/, '')
      return current().find((entry) => entry.issuer === issuer)
    },
  }
}

function load({ file, sandboxEhrs }: RegisterOptions): readonly EhrRegistration[] {
  const content: unknown = file && modified(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const sandbox: unknown = sandboxEhrs ? JSON.parse(sandboxEhrs) : []
  return readRegistrations(content, Array.isArray(sandbox) ? sandbox : [sandbox])
}

/** A file that is not there is an empty one; its time is 0. */
const modified = (file: string | undefined): number =>
  (file && statSync(file, { throwIfNoEntry: false })?.mtimeMs) || 0
