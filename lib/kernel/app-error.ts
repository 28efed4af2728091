type ErrorRow = {
  /** HTTP status of an answer that carries this failure. */
  readonly status: number
  /** Whether the same request may succeed later without anybody changing anything. */
  readonly retryable: boolean
}

const rows = {
  // Launch
  LAUNCH_REQUEST_INVALID: { status: 400, retryable: false },
  LAUNCH_ISSUER_UNKNOWN: { status: 400, retryable: false },
  LAUNCH_STORAGE_BLOCKED: { status: 400, retryable: false },
  LAUNCH_COOKIES_OFF: { status: 400, retryable: false },
  LAUNCH_STATE_INVALID: { status: 400, retryable: false },
  LAUNCH_BROWSER_MISMATCH: { status: 400, retryable: false },
  LAUNCH_ISSUER_MISMATCH: { status: 400, retryable: false },
  LAUNCH_DENIED: { status: 403, retryable: false },
  LAUNCH_REFUSED_BY_EHR: { status: 502, retryable: true },
  LAUNCH_PATIENT_MISSING: { status: 400, retryable: false },
  DISCOVERY_FAILED: { status: 502, retryable: true },
  DISCOVERY_UNTRUSTED: { status: 502, retryable: false },
  TOKEN_REFUSED: { status: 502, retryable: false },
  ID_TOKEN_INVALID: { status: 502, retryable: false },
  // Session
  SESSION_MISSING: { status: 401, retryable: false },
  SESSION_LOCKED: { status: 401, retryable: false },
  SESSION_ENDED: { status: 401, retryable: false },
  // Console
  CONSOLE_OFF: { status: 404, retryable: false },
  SIGN_IN_INVALID: { status: 400, retryable: false },
  SIGN_IN_REFUSED: { status: 403, retryable: false },
  SIGN_IN_UNPROVEN: { status: 502, retryable: false },
  IDENTITY_PROVIDER_UNAVAILABLE: { status: 502, retryable: true },
  ROLE_MISSING: { status: 403, retryable: false },
  // Requests
  ORIGIN_REFUSED: { status: 403, retryable: false },
  REQUEST_INVALID: { status: 400, retryable: false },
  REQUEST_TOO_LARGE: { status: 413, retryable: false },
  PATIENT_MISMATCH: { status: 409, retryable: false },
  RATE_LIMITED: { status: 429, retryable: true },
  AUDIT_UNAVAILABLE: { status: 503, retryable: true },
  AUDIT_TREE_BROKEN: { status: 500, retryable: false },
  AUDIT_SINK_UNAVAILABLE: { status: 503, retryable: true },
  AUDIT_RECORD_NOT_FOUND: { status: 404, retryable: false },
  AUDIT_PURGE_REFUSED: { status: 409, retryable: false },
  AUDIT_DECISION_GONE: { status: 409, retryable: false },
  AUDIT_REPORT_TOO_LARGE: { status: 503, retryable: false },
  AUDIT_EXPORT_STOPPED: { status: 400, retryable: false },
  BREAK_GLASS_REQUIRED: { status: 403, retryable: false },
  BREAK_GLASS_NOT_NEEDED: { status: 409, retryable: false },
  STORE_UNAVAILABLE: { status: 503, retryable: true },
  SERVER_UNREACHABLE: { status: 503, retryable: true },
  UNEXPECTED: { status: 500, retryable: false },
  // The EHR's FHIR server
  FHIR_HOST_REFUSED: { status: 502, retryable: false },
  FHIR_UNREACHABLE: { status: 502, retryable: true },
  FHIR_TIMEOUT: { status: 504, retryable: true },
  FHIR_UNAUTHORIZED: { status: 401, retryable: false },
  FHIR_FORBIDDEN: { status: 403, retryable: false },
  FHIR_NOT_FOUND: { status: 404, retryable: false },
  FHIR_NOT_SUPPORTED: { status: 501, retryable: false },
  FHIR_BUSY: { status: 503, retryable: true },
  FHIR_REFUSED: { status: 422, retryable: false },
  FHIR_SERVER_ERROR: { status: 502, retryable: true },
  FHIR_RESPONSE_UNREADABLE: { status: 502, retryable: true },
  FHIR_RESPONSE_TOO_LARGE: { status: 502, retryable: false },
  FHIR_OTHER_PATIENT: { status: 502, retryable: false },
  // Notes
  NOTE_CONFLICT: { status: 409, retryable: false },
  NOTE_NOT_FOUND: { status: 404, retryable: false },
  NOTE_ALREADY_BEGUN: { status: 409, retryable: false },
  NOTE_ALREADY_APPROVED: { status: 409, retryable: false },
  NOTE_HAS_INSTRUCTIONS: { status: 409, retryable: false },
  NOTE_EMPTY: { status: 422, retryable: false },
  NOTE_UNRESOLVED: { status: 422, retryable: false },
  NOTE_CHANGED_SINCE_PREVIEW: { status: 409, retryable: false },
  NOTE_UNCHANGED: { status: 422, retryable: false },
  NOTE_TOO_LARGE: { status: 413, retryable: false },
  ATTESTATION_MISSING: { status: 422, retryable: false },
  EARLIER_NOTE_UNREADABLE: { status: 422, retryable: false },
  TRANSCRIPT_UNREADABLE: { status: 422, retryable: false },
  // Speech recognition
  TRANSCRIBER_OFF: { status: 501, retryable: false },
  TRANSCRIBER_NOT_INSTALLED: { status: 501, retryable: false },
  TRANSCRIBER_HOST_REFUSED: { status: 502, retryable: false },
  TRANSCRIBER_UNAVAILABLE: { status: 502, retryable: true },
  TRANSCRIBER_TIMEOUT: { status: 504, retryable: true },
  TRANSCRIBER_REFUSED: { status: 502, retryable: false },
  TRANSCRIBER_ANSWER_UNREADABLE: { status: 502, retryable: true },
  AUDIO_TOO_LARGE: { status: 413, retryable: false },
  // Model drafters
  DRAFTER_OFF: { status: 501, retryable: false },
  DRAFTER_PATIENT_UNREAD: { status: 502, retryable: true },
  DRAFTER_HOST_REFUSED: { status: 502, retryable: false },
  DRAFTER_UNAVAILABLE: { status: 502, retryable: true },
  DRAFTER_BUSY: { status: 503, retryable: true },
  DRAFTER_TIMEOUT: { status: 504, retryable: true },
  DRAFTER_REFUSED: { status: 502, retryable: false },
  DRAFTER_ANSWER_UNREADABLE: { status: 502, retryable: true },
  DRAFTER_ANSWER_TOO_LARGE: { status: 502, retryable: false },
  // Recordings
  CONSENT_MISSING: { status: 403, retryable: false },
  RECORDING_NOT_FOUND: { status: 404, retryable: false },
  RECORDING_NOT_POSSIBLE: { status: 409, retryable: false },
  RECORDING_EMPTY: { status: 409, retryable: false },
  SPEECH_NOT_FOUND: { status: 422, retryable: false },
  SOUND_GONE: { status: 410, retryable: false },
  AUDIO_CHUNK_INVALID: { status: 400, retryable: false },
  AUDIO_CHUNK_DIFFERS: { status: 409, retryable: false },
  // Filing
  FILING_NOT_PERMITTED: { status: 403, retryable: false },
  FILING_ENCOUNTER_REQUIRED: { status: 422, retryable: false },
  FILING_NOT_FOUND: { status: 404, retryable: false },
  FILING_LOOK_NOT_POSSIBLE: { status: 422, retryable: false },
  FILING_ACTION_NOT_POSSIBLE: { status: 409, retryable: false },
  FILING_NOT_SETTLED: { status: 409, retryable: true },
  FILING_SUPERSEDED: { status: 409, retryable: false },
  FILING_RECORD_CHANGED: { status: 409, retryable: false },
  CO_SIGN_NOT_OFFERED: { status: 422, retryable: false },
  CO_SIGN_SETTLED: { status: 409, retryable: false },
} as const satisfies Record<string, ErrorRow>

export type AppErrorCode = keyof typeof rows

/**
 * The one table of failures: status, and whether a retry makes sense. What people are told is in
 * the catalogue (lib/messages/en/app-error.ts).
 */
export const errorTable: Readonly<Record<AppErrorCode, ErrorRow>> = rows

export type AppError = {
  readonly code: AppErrorCode
  /** For operators and audit: a technical reason without patient data, tokens or URLs with queries. */
  readonly reason?: string
  /** When the failure says how long to wait. */
  readonly retryAfterMs?: number
  /** The EHR's own words (OperationOutcome), for the person who sent the note; never logged. */
  readonly ehrSaid?: string
}

export const appError = (code: AppErrorCode, more: Omit<AppError, 'code'> = {}): AppError => ({
  ...more,
  // Last, since `more` may be another failure with a code of its own.
  code,
})
