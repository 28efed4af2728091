import { type EhrProfile, ehrProfiles } from '#lib/filing/ehr-profile.ts'
import { ehrProfileSources } from '#lib/filing/ehr-profile-sources.ts'
import { profileNames } from '#lib/smart/ehr-registration.ts'

const BEGIN = '<!-- written by npm run docs -->\n'
const END = '<!-- end -->\n'

const HEAD = `| profile | source | files, the first unless registered otherwise | visit | authenticator | conditional create | search by identifier | addendum, correction, entered in error | If-Match | co-signature | labels | tried on |
|---|---|---|---|---|---|---|---|---|---|---|---|
`

/** The table of all profiles with what each fact rests on. */
export function ehrProfilesTable(): string {
  const rows = profileNames.map((id) => {
    const profile = ehrProfiles[id]
    const { name, source, persona, standing } = ehrProfileSources[id]
    const cells = [
      `\`${id}\` ${name}`,
      source,
      `${standing.contentType}: ${filesOf(profile)}`,
      `${standing.isEncounterRequired}: ${profile.isEncounterRequired ? 'required' : 'optional'}`,
      `${standing.isAuthenticatorRequired}: ${profile.isAuthenticatorRequired ? 'the author' : 'none'}`,
      `${standing.conditionalCreate}: ${profile.conditionalCreate}`,
      `${standing.identifierSearch}: ${profile.identifierSearch}`,
      `${standing.amendments}: ${waysOf(profile)}`,
      `${standing.amendments}: ${profile.amendments.ifMatch}`,
      `${standing.coSign}: ${CO_SIGN[profile.coSign]}`,
      `${standing.provenance}: ${profile.provenance === 'create' ? `Provenance, ${profile.aiLabel}` : 'none'}`,
      `\`${persona}\``,
    ]
    return `| ${cells.join(' | ')} |`
  })
  return `${HEAD}${rows.join('\n')}\n`
}

const waysOf = ({ amendments }: EhrProfile): string =>
  [
    WAYS[amendments.addendum],
    WAYS[amendments.correction],
    { whole: 'whole PUT', minimal: 'PUT of id, status and subject', no: 'in the EHR' }[
      amendments.void
    ],
  ].join(', ')

const WAYS = {
  'create-replaces': 'new document that replaces',
  'create-appends': 'new document that appends',
  put: 'PUT in place',
} as const

const CO_SIGN = {
  put: WAYS.put,
  'create-replaces': WAYS['create-replaces'],
  no: 'in the EHR',
} as const

const filesOf = ({ contentType, otherContentTypes }: EhrProfile): string =>
  [contentType, ...Object.values(otherContentTypes)].map((type) => `\`${type}\``).join(', ')

/** The page with the table of today in the place of the table it has. */
export function withProfilesTable(page: string): string {
  const from = page.indexOf(BEGIN) + BEGIN.length
  const to = page.indexOf(END)
  if (to < from) throw new Error('docs/ehr-profiles.md has no place for its table')
  return `${page.slice(0, from)}\n${ehrProfilesTable()}\n${page.slice(to)}`
}
