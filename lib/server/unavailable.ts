import 'server-only'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'

/** Ends a page that cannot be drawn now; its message is a code and nothing else. */
export class Unavailable extends Error {
  readonly code: AppErrorCode
  constructor(code: AppErrorCode) {
    super(code)
    this.name = 'Unavailable'
    this.code = code
  }
}
