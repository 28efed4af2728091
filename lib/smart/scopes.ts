const CREATE_NOTES = 'patient/DocumentReference.crs'

/** Asked for when the registration names no scopes (SMART 2.2 v2 grammar, 2.2.0@120-135). */
export const defaultScopes: readonly string[] = [
  'openid',
  'fhirUser',
  'launch',
  'offline_access',
  'patient/Patient.r',
  'patient/Encounter.rs',
  'patient/AllergyIntolerance.rs',
  'patient/Condition.rs',
  'patient/MedicationRequest.rs',
  'patient/Medication.r',
  'patient/Observation.rs',
  CREATE_NOTES,
  'patient/Binary.r',
  'user/Practitioner.r',
]

/** One resource scope of either grammar, in v2 terms. */
export type ResourceScope = {
  readonly context: 'patient' | 'user' | 'system'
  /** A resource type, or `*`. */
  readonly type: string
  /** Letters of `cruds`. */
  readonly interactions: string
  /** `category=…` of a granular scope (2.2.0@132), without the question mark. */
  readonly restriction: string | undefined
}

const SCOPE = /^(patient|user|system)\/([A-Za-z]+|\*)\.([a-z*]+)(?:\?(.+))?$/
const V1_INTERACTIONS: Readonly<Record<string, string>> = { read: 'rs', write: 'cud', '*': 'cruds' }

/**
 * Reads one scope of the v1 (`patient/Observation.read`) or v2 (`patient/Observation.rs?category=…`)
 * grammar. Source: SMART 2.2 scopes and launch context, 2.2.0@135.
 * @returns undefined for anything else, such as `openid` or `launch/patient`
 */
export function parseResourceScope(scope: string): ResourceScope | undefined {
  const [, context, type, letters = '', restriction] = SCOPE.exec(scope) ?? []
  if (!context || !type) return undefined
  const interactions = V1_INTERACTIONS[letters] ?? letters
  if (!/^c?r?u?d?s?$/.test(interactions)) return undefined
  return { context: context as ResourceScope['context'], type, interactions, restriction }
}

/** What the page and the write guard need to know about a grant (S17, 2.2.0@147). */
export type Permission = 'c' | 'r' | 'u' | 's'

/**
 * Whether any granted scope allows the interaction on the type. A granular scope counts: what it
 * leaves out is for the EHR to refuse.
 */
export function isGranted(
  granted: readonly string[],
  type: string,
  interaction: Permission,
): boolean {
  return granted
    .map(parseResourceScope)
    .some(
      (scope) =>
        scope !== undefined &&
        scope.context !== 'system' &&
        (scope.type === type || scope.type === '*') &&
        scope.interactions.includes(interaction),
    )
}

const V1_LETTERS: readonly (readonly [letters: RegExp, word: string])[] = [
  [/[rs]/, 'read'],
  [/[cud]/, 'write'],
]

/**
 * Spells v2 scopes for a server whose discovery names only `permission-v1`. Restrictions are
 * dropped, as v1 has none.
 */
export function toV1Scopes(scopes: readonly string[]): readonly string[] {
  const spelled = scopes.flatMap((scope) => {
    const parsed = parseResourceScope(scope)
    if (!parsed) return [scope]
    return V1_LETTERS.filter(([letters]) => letters.test(parsed.interactions)).map(
      ([, word]) => `${parsed.context}/${parsed.type}.${word}`,
    )
  })
  return [...new Set(spelled)]
}

const LABEL_NOTES = 'patient/Provenance.c'

const withUpdate = (scope: string): string =>
  scope === CREATE_NOTES ? 'patient/DocumentReference.crus' : scope

/**
 * The scopes of an authorization request: no more than is used, so changing what was filed, and
 * saying where it came from, only where the registration says so. An EHR launch asks for `launch`; a standalone launch asks
 * for its context instead (2.2.0@161, @166).
 */
export function scopesToAsk(
  registered: {
    readonly scopes?: string | undefined
    readonly mayUpdateNotes?: boolean
    readonly provenance?: 'create' | 'no' | undefined
  },
  options: { readonly mode: 'ehr' | 'standalone'; readonly permissions: 'v1' | 'v2' },
): readonly string[] {
  const usual = [
    ...(registered.mayUpdateNotes ? defaultScopes.map(withUpdate) : defaultScopes),
    ...(registered.provenance === 'create' ? [LABEL_NOTES] : []),
  ]
  const base = (registered.scopes?.split(/\s+/) ?? usual).filter(
    (scope) => scope !== '' && !scope.startsWith('launch'),
  )
  const context = options.mode === 'ehr' ? ['launch'] : ['launch/patient', 'launch/encounter']
  const asked = options.permissions === 'v1' ? toV1Scopes(base) : base
  return [...context, ...asked]
}

/**
 * What was asked and no granted scope covers, each scope with only the letters that are missing:
 * named on the page, and what needs them is off.
 */
export function scopesNotGranted(
  asked: readonly string[],
  granted: readonly string[],
): readonly string[] {
  const set = new Set(granted)
  return asked.flatMap((scope) => {
    if (set.has(scope)) return []
    const parsed = parseResourceScope(scope)
    if (!parsed) return scope === 'openid' || scope === 'fhirUser' ? [scope] : []
    const { context, type, interactions, restriction } = parsed
    const missing = [...interactions].filter(
      (letter) => letter !== 'd' && !isGranted(granted, type, letter as Permission),
    )
    const suffix = restriction === undefined ? '' : `?${restriction}`
    return missing.length > 0 ? [`${context}/${type}.${missing.join('')}${suffix}`] : []
  })
}
