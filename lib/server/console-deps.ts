import 'server-only'
import type { ConsoleDeps } from '#lib/flows/console-deps.ts'
import { appError } from '#lib/kernel/app-error.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { server } from './server.ts'

/** @returns CONSOLE_OFF where none is set up */
export function consoleDeps(): Result<ConsoleDeps> {
  const { console, audit, clock, random, sha256, publicUrl } = server()
  if (!console) return err(appError('CONSOLE_OFF'))
  return ok({ ...console, audit, clock, random, sha256, publicUrl })
}
