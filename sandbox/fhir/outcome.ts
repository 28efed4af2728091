/** The part of FHIR's issue-type code system that this server uses. */
export type IssueCode =
  | 'business-rule'
  | 'code-invalid'
  | 'conflict'
  | 'deleted'
  | 'exception'
  | 'expired'
  | 'forbidden'
  | 'informational'
  | 'invalid'
  | 'invariant'
  | 'login'
  | 'multiple-matches'
  | 'not-found'
  | 'not-supported'
  | 'required'
  | 'structure'
  | 'throttled'
  | 'too-long'
  | 'transient'
  | 'value'

export type Issue = {
  readonly code: IssueCode
  readonly text: string
  /** FHIRPath of the element at fault, e.g. `DocumentReference.content[0].attachment`. */
  readonly path?: string
}

export const operationOutcome = (
  severity: 'error' | 'information',
  issues: readonly Issue[],
): Record<string, unknown> => ({
  resourceType: 'OperationOutcome',
  issue: issues.map(({ code, text, path }) => ({
    severity,
    code,
    diagnostics: text,
    ...(path ? { expression: [path] } : {}),
  })),
})

/** A request the server answers with an OperationOutcome. Only the router catches it. */
export class Refusal extends Error {
  readonly status: number
  readonly issues: readonly Issue[]
  readonly headers: Readonly<Record<string, string>>

  constructor(status: number, issues: readonly Issue[], headers: Record<string, string> = {}) {
    super(issues.map((issue) => issue.text).join('; '))
    this.name = 'Refusal'
    this.status = status
    this.issues = issues
    this.headers = headers
  }
}

const refusal =
  (status: number, code: IssueCode) =>
  (text: string, headers: Record<string, string> = {}): Refusal =>
    new Refusal(status, [{ code, text }], headers)

export const badRequest = refusal(400, 'invalid')
export const unauthorized = (code: 'login' | 'expired', text: string): Refusal =>
  refusal(401, code)(text, {
    'WWW-Authenticate': `Bearer error="invalid_token", error_description="${text}"`,
  })
export const forbidden = refusal(403, 'forbidden')
export const unknownRoute = refusal(404, 'not-supported')
export const methodNotAllowed = refusal(405, 'not-supported')
export const notAcceptable = refusal(406, 'not-supported')
export const preconditionFailed = refusal(412, 'conflict')
export const severalMatches = refusal(412, 'multiple-matches')
export const tooLarge = refusal(413, 'too-long')
export const unsupportedMediaType = refusal(415, 'not-supported')
export const preconditionRequired = refusal(428, 'required')
export const internalError = refusal(500, 'exception')

export const notFound = (type: string, id: string): Refusal =>
  refusal(404, 'not-found')(`${type}/${id} is not known`)
export const gone = (type: string, id: string): Refusal =>
  refusal(410, 'deleted')(`${type}/${id} was deleted`)

export const unprocessable = (issues: readonly Issue[]): Refusal => new Refusal(422, issues)
