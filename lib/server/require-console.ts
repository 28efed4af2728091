import 'server-only'
import { cookies } from 'next/headers'
import { cache } from 'react'
import { type OpenConsole, resumeConsole } from '#lib/flows/resume-console.ts'
import type { Result } from '#lib/kernel/result.ts'
import { CONSOLE_COOKIE } from './console-cookies.ts'
import { consoleDeps } from './console-deps.ts'

/**
 * The console session behind this request, asked for once however many parts of a page need it.
 * @returns CONSOLE_OFF and the errors of resumeConsole
 */
export const requireConsole = cache(async (): Promise<Result<OpenConsole>> => {
  const deps = consoleDeps()
  if (!deps.ok) return deps
  return resumeConsole(deps.value, (await cookies()).get(CONSOLE_COOKIE)?.value)
})
