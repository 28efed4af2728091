import { z } from 'zod'
import { ehrIdSchema, tenantIdSchema } from '../kernel/id-schemas.ts'
import type { EhrId, TenantId } from '../kernel/ids.ts'

/** How what software drafted is labelled (lib/filing/ai-label.ts holds the codes). */
const aiLabelNames = ['AIAST', 'CLINAST_AIRPT'] as const
export type AiLabel = (typeof aiLabelNames)[number]

/** The vendor profiles that lib/filing knows (lib/filing/ehr-profile.ts holds what each means). */
export const profileNames = [
  'us-core-9',
  'millennium',
  'epic',
  'athena',
  'medplum',
  'generic-r4',
] as const
export type ProfileName = (typeof profileNames)[number]

/** What a note's text can be put into (lib/filing/format). */
export const noteFormats = ['text', 'xhtml', 'rtf'] as const
export type NoteFormat = (typeof noteFormats)[number]

/**
 * How a preliminary note becomes a co-signed one: in place, or as a new document that replaces it.
 * `no`: the EHR lets no app file what waits for a co-signature, or say who gave it.
 */
const coSignWays = ['put', 'create-replaces', 'no'] as const
export type CoSignWay = (typeof coSignWays)[number]

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\]|.+\.localhost)$/

/** https, or http on this machine only (2.2.0@1: secrets only over TLS). */
function isSecureUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  if (url.username || url.password || url.hash) return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname))
}

const secureUrl = z.string().refine(isSecureUrl, 'an https URL (http only on this machine)')

/** An https URL without query; http on this machine only. */
export const issuerSchema = secureUrl
  .refine((text) => URL.canParse(text) && !new URL(text).search, 'a URL without query')
  .transform((text) => text.replace(/\/+$/, ''))

/** An exact origin. */
export const originSchema = secureUrl.refine(
  (text) => URL.canParse(text) && new URL(text).origin === text && !text.includes('*'),
  'an exact origin such as https://ehr.example.org:8443, with its port and without a path',
)

/** An IANA zone. */
export const timeZoneSchema = z.string().refine((zone) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false
  }
}, 'an IANA time zone such as America/Chicago')

/** How we prove to a server who we are. */
export const authenticationSchema = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('none') }),
  z.strictObject({ method: z.literal('client_secret_basic'), secret: z.string().min(16) }),
  z.strictObject({
    method: z.literal('private_key_jwt'),
    algorithm: z.enum(['ES384', 'RS384']).default('ES384'),
  }),
])

/** One entry of `ehrs.json`: everything Chartside must know to be launched from one EHR. */
export const ehrRegistrationSchema = z
  .strictObject({
    id: ehrIdSchema,
    /** What the page calls the EHR. */
    name: z.string().min(1).max(60),
    /** Whose data it is; several EHRs of one organisation share it. */
    tenant: tenantIdSchema.optional(),
    /** FHIR base URL: the `iss` of a launch and the `aud` of a token. */
    issuer: issuerSchema,
    clientId: z.string().min(1),
    authentication: authenticationSchema,
    /** Space separated; replaces the default set of lib/smart/scopes.ts. */
    scopes: z.string().min(1).optional(),
    /** Origins whose pages may show Chartside in a frame. */
    frameOrigins: z.array(originSchema).default([]),
    /** Further origins that discovery may name for authorize, token, keys and revocation. */
    endpointOrigins: z.array(originSchema).default([]),
    profile: z.enum(profileNames).default('generic-r4'),
    /** What notes are filed as, where the profile offers a choice. */
    noteFormat: z.enum(noteFormats).optional(),
    /** `verified` once two equal POSTs to this site were seen to give one document (docs). */
    conditionalCreate: z.enum(['verified', 'claimed', 'no']).optional(),
    /** `verified` once a note filed at this site was found by its identifier at once (docs). */
    identifierSearch: z.enum(['verified', 'claimed', 'no']).optional(),
    /** `verified` once a PUT with an old ETag was seen to be refused at this site (docs). */
    ifMatch: z.enum(['verified', 'claimed', 'no']).optional(),
    /** The EHR was seen to show a document that appends to a note beside that note. */
    showsAddenda: z.boolean().default(false),
    /** How a note was seen to be co-signed at this site, where that is not what its profile says. */
    coSign: z.enum(coSignWays).optional(),
    /** Ask for the right to change filed notes: entering in error, and amending in place. */
    mayUpdateNotes: z.boolean().default(false),
    /** Whether a Provenance follows each filed note, for which the right to create one is asked. */
    provenance: z.enum(['create', 'no']).optional(),
    aiLabel: z.enum(aiLabelNames).optional(),
    timeZone: timeZoneSchema.default('UTC'),
    /** One sentence for the receipt: where a clinician finds the filed note. */
    whereNotesAppear: z.string().max(200).optional(),
    /** Minutes without use before the page locks (2-30). */
    idleMinutes: z.number().int().min(2).max(30).default(10),
    /** Hours after which a session ends whatever happens (at most 12). */
    sessionHours: z.number().min(0.5).max(12).default(12),
    /** Shown at the foot of failure pages, such as "Help: extension 4410". */
    help: z.string().max(120).optional(),
  })
  .transform((entry) => ({ ...entry, tenant: entry.tenant ?? (entry.id as string as TenantId) }))

export type EhrRegistration = Readonly<z.output<typeof ehrRegistrationSchema>>

/** The registered EHRs, looked up by id or by the exact `iss` of a launch. */
export interface EhrRegister {
  all(): readonly EhrRegistration[]
  byId(id: EhrId): EhrRegistration | undefined
  /** Exact match after removal of trailing slashes; anything else is unknown (S9). */
  byIssuer(iss: string): EhrRegistration | undefined
}
