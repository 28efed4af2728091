export type PersonaId =
  | 'us-core-9'
  | 'millennium'
  | 'epic-like'
  | 'hold-for-review'
  | 'athena-flow'
  | 'medplum'
  | 'read-only'
  | 'permissive'

/** What a vendor demands of a DocumentReference. */
export type DocumentRules = {
  readonly contentTypes: readonly string[] | 'any'
  /** `exact`: `text/plain; charset=utf-8` is not `text/plain;charset=utf-8`. */
  readonly contentTypeSpelling: 'exact' | 'by-meaning'
  readonly type: 'loinc' | 'loinc-or-one-proprietary' | 'any'
  readonly category: 'required' | 'optional'
  readonly encounter: 'required' | 'optional'
  readonly author: 'signed-in-user' | 'existing'
  readonly authenticator: 'required' | 'refused' | 'optional'
  readonly docStatusOnCreate: readonly string[] | 'any'
  readonly docStatusOnUpdate: readonly string[] | 'any'
  readonly contents: 'one' | 'one-or-more'
  readonly data: 'required' | 'data-or-url'
  readonly periodEnd: 'required' | 'optional'
  /** Elements outside FHIR are refused, or vanish without a word. */
  readonly unknownElements: 'refuse' | 'drop'
  /** Elements of FHIR that vanish without a word. */
  readonly dropped: readonly string[]
  readonly maxBytes: number
}

/** Which combinations of search parameters a vendor answers. */
export type SearchRules = {
  readonly needsOneOf: readonly string[]
  /** Parameters that go with no other, but for those of `besideAlone`. */
  readonly alone: readonly string[]
  readonly besideAlone: readonly string[]
  readonly excludeEachOther: readonly string[]
  /** Parameters given twice, as `ge` and `lt`. */
  readonly asRange: readonly string[]
}

/** How one vendor's server behaves, as data. */
export type Persona = {
  readonly id: PersonaId
  readonly name: string
  readonly description: string
  /** What apps may write; everything else is 405. */
  readonly writes: Readonly<Record<string, readonly ('create' | 'update')[]>>
  /** `held`: 202, and the document appears when a person releases it. */
  readonly filing: 'at-once' | 'held'
  readonly answer: 'by-preference' | 'no-body' | 'empty-html'
  readonly conditionalCreate: boolean
  readonly ifMatch: 'required' | 'optional' | 'ignored'
  /** Whether an update needs the right to read as well. */
  readonly updateNeedsRead: boolean
  readonly updateAsCreate: boolean
  /** A PUT of id, status and subject retracts a document (US Core 9). */
  readonly partialRetraction: boolean
  readonly pageSize: { readonly usual: number; readonly most: number }
  /** Search parameters of the table that this vendor lacks. */
  readonly withoutParameters: Readonly<Record<string, readonly string[]>>
  readonly searchRules: Readonly<Record<string, SearchRules>>
  /** Whether reads give attachments as data or as the URL of a Binary. */
  readonly attachments: 'data' | 'binary'
  readonly document: DocumentRules
}

const mebibyte = 1024 * 1024

/** US Core 9, "Writing Clinical Notes", with every SHALL and SHOULD kept. */
const usCore9: Persona = {
  id: 'us-core-9',
  name: 'Strict US Core 9',
  description: 'Conditional create that works, a body in the answer, nothing unknown accepted.',
  writes: {
    DocumentReference: ['create', 'update'],
    Provenance: ['create'],
    AuditEvent: ['create'],
    Subscription: ['create', 'update'],
  },
  filing: 'at-once',
  answer: 'by-preference',
  conditionalCreate: true,
  ifMatch: 'optional',
  updateNeedsRead: false,
  updateAsCreate: false,
  partialRetraction: true,
  pageSize: { usual: 20, most: 1000 },
  withoutParameters: {},
  searchRules: {},
  attachments: 'data',
  document: {
    contentTypes: [
      'text/plain; charset=utf-8',
      'application/pdf',
      'application/cda+xml',
      'text/xml; charset=utf-8',
    ],
    contentTypeSpelling: 'by-meaning',
    type: 'loinc',
    category: 'required',
    encounter: 'optional',
    author: 'existing',
    authenticator: 'optional',
    docStatusOnCreate: 'any',
    docStatusOnUpdate: 'any',
    contents: 'one-or-more',
    data: 'data-or-url',
    periodEnd: 'optional',
    unknownElements: 'refuse',
    dropped: [],
    maxBytes: 5 * mebibyte,
  },
}

/** Oracle Health Millennium R4, after its public documentation. */
const millennium: Persona = {
  ...usCore9,
  id: 'millennium',
  name: 'Millennium',
  description:
    'An empty text/html answer, no conditional create, no identifier search, unknown fields lost.',
  writes: { DocumentReference: ['create', 'update'] },
  answer: 'empty-html',
  conditionalCreate: false,
  ifMatch: 'required',
  updateNeedsRead: true,
  partialRetraction: false,
  pageSize: { usual: 10, most: 100 },
  withoutParameters: {
    DocumentReference: ['identifier', 'relatesto', 'subject', 'author', 'status'],
  },
  searchRules: {
    DocumentReference: {
      needsOneOf: ['_id', 'patient'],
      alone: ['_id'],
      besideAlone: ['_revinclude', '_format'],
      excludeEachOther: ['date', 'period', '_lastUpdated'],
      asRange: ['date', 'period'],
    },
  },
  attachments: 'binary',
  document: {
    ...usCore9.document,
    contentTypes: [
      'application/pdf',
      'text/plain;charset=utf-8',
      'text/richtext;charset=utf-8',
      'text/rtf;charset=utf-8',
      'text/html;charset=utf-8',
      'application/xml;charset=utf-8',
      'application/xhtml+xml;charset=utf-8',
    ],
    contentTypeSpelling: 'exact',
    type: 'loinc-or-one-proprietary',
    category: 'optional',
    author: 'signed-in-user',
    // Documented for system access only; this server grants none to apps.
    authenticator: 'refused',
    docStatusOnCreate: ['final'],
    docStatusOnUpdate: ['final', 'amended', 'entered-in-error'],
    contents: 'one',
    data: 'required',
    periodEnd: 'required',
    unknownElements: 'drop',
    dropped: ['identifier', 'masterIdentifier', 'relatesTo', 'securityLabel'],
  },
}

/** Shaped like Epic's clinical-note create. All of it is unverified; none of it is a claim. */
const epicLike: Persona = {
  ...usCore9,
  id: 'epic-like',
  name: 'Epic-like',
  description: 'The encounter is mandatory, the answer has no body, nothing is conditional.',
  // unverified: Provenance, AuditEvent and Subscription cannot be created by apps
  writes: { DocumentReference: ['create', 'update'] },
  // unverified: 201 with Location and usually no body
  answer: 'no-body',
  // unverified: neither If-None-Exist nor If-Match
  conditionalCreate: false,
  ifMatch: 'ignored',
  partialRetraction: false,
  // unverified: documents cannot be found by the app's own identifier
  withoutParameters: { DocumentReference: ['identifier', 'relatesto'] },
  // unverified: content is read through Binary
  attachments: 'binary',
  document: {
    ...usCore9.document,
    // unverified: plain text, HTML and RTF
    contentTypes: ['text/plain', 'text/plain; charset=utf-8', 'text/html', 'text/rtf'],
    type: 'any',
    category: 'optional',
    // unverified: a clinical note belongs to an encounter
    encounter: 'required',
    // unverified: the author is the user of the token
    author: 'signed-in-user',
    // unverified: signed or unsigned, by site
    docStatusOnCreate: ['final', 'preliminary'],
    contents: 'one',
    data: 'required',
  },
}

const holdForReview: Persona = {
  ...usCore9,
  id: 'hold-for-review',
  name: 'Hold for review',
  description: 'Answers 202; the document lands when somebody at the EHR releases it.',
  filing: 'held',
}

/** athenaPractice / athenaFlow, after the vendor's public answers to developers. */
const athenaFlow: Persona = {
  ...usCore9,
  id: 'athena-flow',
  name: 'athenaFlow',
  description: 'RTF or XML only, and an authenticator who receives the document.',
  writes: { DocumentReference: ['create'] },
  // unverified: the answer, conditional create and search by identifier
  answer: 'no-body',
  conditionalCreate: false,
  withoutParameters: { DocumentReference: ['identifier', 'relatesto'] },
  document: {
    ...usCore9.document,
    contentTypes: ['text/rtf', 'application/rtf', 'application/xml', 'text/xml'],
    category: 'optional',
    authenticator: 'required',
    data: 'required',
  },
}

/** Medplum 4.5: base R4, strict about elements, with conditional create and If-Match. */
const medplum: Persona = {
  ...usCore9,
  id: 'medplum',
  name: 'Medplum-like',
  description: 'Base R4: any content and any type, unknown elements refused.',
  partialRetraction: false,
  document: {
    ...usCore9.document,
    contentTypes: 'any',
    type: 'any',
    category: 'optional',
    maxBytes: 50 * mebibyte,
  },
}

const readOnly: Persona = {
  ...usCore9,
  id: 'read-only',
  name: 'Read only',
  description: 'No create and no update: 405.',
  writes: {},
  conditionalCreate: false,
}

const permissive: Persona = {
  ...usCore9,
  id: 'permissive',
  name: 'Permissive',
  description: 'Base R4: any content, any type, create by PUT.',
  updateAsCreate: true,
  document: {
    ...usCore9.document,
    contentTypes: 'any',
    type: 'any',
    category: 'optional',
    unknownElements: 'drop',
    maxBytes: 50 * mebibyte,
  },
}

export const personas: Readonly<Record<PersonaId, Persona>> = {
  'us-core-9': usCore9,
  millennium,
  'epic-like': epicLike,
  'hold-for-review': holdForReview,
  'athena-flow': athenaFlow,
  medplum,
  'read-only': readOnly,
  permissive,
}
