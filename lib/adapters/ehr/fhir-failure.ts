import 'server-only'
import type { AppError } from '#lib/kernel/app-error.ts'

/** Carries a failure through fhirclient, which only knows exceptions. */
export class FhirFailure extends Error {
  readonly appError: AppError
  constructor(appError: AppError) {
    super(appError.code)
    this.appError = appError
  }
}
