type ErrorRow = {
  /** HTTP status of an answer that carries this failure. */
  readonly status: number
  /** Whether the same request may succeed later without anybody changing anything. */
  readonly retryable: boolean
  /** What the person at the screen is told: what happened, then what to do. No patient data. */
  readonly say: string
}

const rows = {
  // Launch
  LAUNCH_REQUEST_INVALID: {
    status: 400,
    retryable: false,
    say: 'The EHR’s launch request is not one Chartside understands. Open Chartside from the patient’s chart again; if it happens again, give the code to the EHR team.',
  },
  LAUNCH_ISSUER_UNKNOWN: {
    status: 400,
    retryable: false,
    say: 'This EHR is not registered with Chartside, so nothing was sent to it. Ask the administrator to add its entry.',
  },
  LAUNCH_STORAGE_BLOCKED: {
    status: 400,
    retryable: false,
    say: 'The browser blocks storage for apps inside the EHR page. Open Chartside in its own window; you stay on this patient.',
  },
  LAUNCH_COOKIES_OFF: {
    status: 400,
    retryable: false,
    say: 'The browser blocks all cookies, so Chartside cannot keep your session. Allow cookies for this site, then open the chart again.',
  },
  LAUNCH_STATE_INVALID: {
    status: 400,
    retryable: false,
    say: 'This sign-in was already used or took longer than 10 minutes. Open Chartside from the chart again.',
  },
  LAUNCH_BROWSER_MISMATCH: {
    status: 400,
    retryable: false,
    say: 'This sign-in was started in another browser or window. Open Chartside from the chart again, here.',
  },
  LAUNCH_ISSUER_MISMATCH: {
    status: 400,
    retryable: false,
    say: 'The answer came from another EHR than the one asked, so it was not used. Open Chartside from the chart again.',
  },
  LAUNCH_DENIED: {
    status: 403,
    retryable: false,
    say: 'The EHR did not allow Chartside to open this chart. Open it again and allow access, or ask the EHR team for the right.',
  },
  LAUNCH_REFUSED_BY_EHR: {
    status: 502,
    retryable: true,
    say: 'The EHR ended the sign-in with an error. Open Chartside from the chart again.',
  },
  LAUNCH_PATIENT_MISSING: {
    status: 400,
    retryable: false,
    say: 'The EHR opened Chartside without a patient. Choose a patient in the EHR, then open Chartside from the chart.',
  },
  DISCOVERY_FAILED: {
    status: 502,
    retryable: true,
    say: 'The EHR’s sign-in service does not answer. Try again in a moment.',
  },
  DISCOVERY_UNTRUSTED: {
    status: 502,
    retryable: false,
    say: 'The EHR’s sign-in service names addresses that are not registered, so nothing was sent. Give the code to the EHR team.',
  },
  TOKEN_REFUSED: {
    status: 502,
    retryable: false,
    say: 'The EHR did not accept the sign-in. Open Chartside from the chart again; if it happens again, give the code to the EHR team.',
  },
  ID_TOKEN_INVALID: {
    status: 502,
    retryable: false,
    say: 'The EHR’s proof of who you are could not be verified, so the chart was not opened. Give the code to the EHR team.',
  },

  // Session
  SESSION_MISSING: {
    status: 401,
    retryable: false,
    say: 'There is no open session here. Open Chartside from the chart again; drafts are kept.',
  },
  SESSION_LOCKED: {
    status: 401,
    retryable: false,
    say: 'Locked because nobody used it for a while. The draft is kept. Sign in again to go on.',
  },
  SESSION_ENDED: {
    status: 401,
    retryable: false,
    say: 'The EHR’s session has ended. The draft is kept. Open Chartside from the chart again.',
  },

  // Requests
  ORIGIN_REFUSED: {
    status: 403,
    retryable: false,
    say: 'The request did not come from Chartside’s own page and was refused.',
  },
  REQUEST_INVALID: {
    status: 400,
    retryable: false,
    say: 'The request was not understood. Reload the page; the draft is kept.',
  },
  REQUEST_TOO_LARGE: {
    status: 413,
    retryable: false,
    say: 'This is more text than Chartside takes at once. Shorten it; nothing was saved.',
  },
  PATIENT_MISMATCH: {
    status: 409,
    retryable: false,
    say: 'The patient on this page is not the patient of this session. Nothing was done. Close this page and open the chart again.',
  },
  RATE_LIMITED: {
    status: 429,
    retryable: true,
    say: 'Too many requests in a short time. Wait a moment, then try again.',
  },
  AUDIT_UNAVAILABLE: {
    status: 503,
    retryable: true,
    say: 'The audit trail cannot be written, so no patient data is shown or sent. What you typed stays on this page; try again in a moment.',
  },
  STORE_UNAVAILABLE: {
    status: 503,
    retryable: true,
    say: 'Chartside’s database does not answer. What you typed stays on this page; try again in a moment.',
  },
  SERVER_UNREACHABLE: {
    status: 503,
    retryable: true,
    say: 'Chartside cannot be reached. What you typed stays on this page; it is saved when the connection is back.',
  },
  UNEXPECTED: {
    status: 500,
    retryable: false,
    say: 'Something went wrong in Chartside itself. What you typed stays on this page; reload it, and give the code to support if it happens again.',
  },

  // The EHR's FHIR server
  FHIR_HOST_REFUSED: {
    status: 502,
    retryable: false,
    say: 'The EHR pointed to an address that is not registered, so it was not read.',
  },
  FHIR_UNREACHABLE: {
    status: 502,
    retryable: true,
    say: 'The EHR cannot be reached.',
  },
  FHIR_TIMEOUT: {
    status: 504,
    retryable: true,
    say: 'The EHR did not answer in time.',
  },
  FHIR_UNAUTHORIZED: {
    status: 401,
    retryable: false,
    say: 'The EHR no longer accepts this session. The draft is kept. Open Chartside from the chart again.',
  },
  FHIR_FORBIDDEN: {
    status: 403,
    retryable: false,
    say: 'The EHR did not permit this.',
  },
  FHIR_NOT_FOUND: {
    status: 404,
    retryable: false,
    say: 'The EHR does not have this record.',
  },
  FHIR_NOT_SUPPORTED: {
    status: 501,
    retryable: false,
    say: 'This EHR does not offer this.',
  },
  FHIR_BUSY: {
    status: 503,
    retryable: true,
    say: 'The EHR asks to wait. It is tried again later.',
  },
  FHIR_REFUSED: {
    status: 422,
    retryable: false,
    say: 'The EHR refused the request.',
  },
  FHIR_SERVER_ERROR: {
    status: 502,
    retryable: true,
    say: 'The EHR had an error of its own.',
  },
  FHIR_RESPONSE_UNREADABLE: {
    status: 502,
    retryable: true,
    say: 'The EHR’s answer could not be read.',
  },
  FHIR_RESPONSE_TOO_LARGE: {
    status: 502,
    retryable: false,
    say: 'The EHR’s answer is larger than Chartside accepts.',
  },
  FHIR_OTHER_PATIENT: {
    status: 502,
    retryable: false,
    say: 'The EHR answered with another patient’s record, so nothing of it is shown. Tell the EHR team.',
  },

  // Notes
  NOTE_CONFLICT: {
    status: 409,
    retryable: false,
    say: 'This note was changed in another tab or by another launch. Nothing was overwritten; compare the two and choose.',
  },
  NOTE_NOT_FOUND: {
    status: 404,
    retryable: false,
    say: 'There is no such note for this patient and user.',
  },
  NOTE_ALREADY_APPROVED: {
    status: 409,
    retryable: false,
    say: 'This note is already signed. Write an addendum instead.',
  },
  NOTE_EMPTY: {
    status: 422,
    retryable: false,
    say: 'The note has no text. Write something before signing.',
  },
  NOTE_UNRESOLVED: {
    status: 422,
    retryable: false,
    say: 'Some sentences have no evidence. Resolve each one, or give a reason for keeping it.',
  },
  NOTE_CHANGED_SINCE_PREVIEW: {
    status: 409,
    retryable: false,
    say: 'The note is not the one you were shown. Look at it again before signing.',
  },
  NOTE_TOO_LARGE: {
    status: 413,
    retryable: false,
    say: 'The note is larger than this EHR accepts. Shorten it before signing.',
  },
  ATTESTATION_MISSING: {
    status: 422,
    retryable: false,
    say: 'Confirm that you have read the note before signing.',
  },
  TRANSCRIPT_UNREADABLE: {
    status: 422,
    retryable: false,
    say: 'No spoken turns were found in the text. Start each turn with the speaker and a colon, for example “Doctor:”.',
  },

  // Filing
  FILING_NOT_PERMITTED: {
    status: 403,
    retryable: false,
    say: 'The EHR did not grant this app the right to file notes. Copy the text into the EHR by hand, or ask the EHR team for the right.',
  },
  FILING_ENCOUNTER_REQUIRED: {
    status: 422,
    retryable: false,
    say: 'This EHR files notes only for a visit, and the launch named none. Open Chartside from the visit.',
  },
  FILING_NOT_FOUND: {
    status: 404,
    retryable: false,
    say: 'There is no such filing for this patient and user.',
  },
  FILING_ACTION_NOT_POSSIBLE: {
    status: 409,
    retryable: false,
    say: 'The filing has moved on since this page was drawn. Look at its present state.',
  },
} as const satisfies Record<string, ErrorRow>

export type AppErrorCode = keyof typeof rows

/** The one table of failures: status, whether a retry makes sense, and what people are told. */
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
