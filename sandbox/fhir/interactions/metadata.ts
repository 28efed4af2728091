import type { Site } from '../../site.ts'
import { answer, type FhirAnswer } from '../exchange.ts'
import { resultParameters } from '../search/result-shape.ts'
import { resourceTypes, type SearchParameter, searchParameters } from '../search-parameters.ts'

const readInteractions = ['read', 'vread', 'history-instance', 'search-type']

function inclusionsOf(type: string, parameters: Readonly<Record<string, SearchParameter>>) {
  return Object.entries(parameters)
    .filter(([, { kind }]) => kind === 'reference')
    .map(([name]) => `${type}:${name}`)
}

const reverseInclusions = resourceTypes.flatMap((type) =>
  inclusionsOf(type, searchParameters[type] ?? {}),
)

function resourceOf(site: Site, type: string) {
  const { persona } = site
  const without = persona.withoutParameters[type] ?? []
  const parameters = Object.fromEntries(
    Object.entries(searchParameters[type] ?? {}).filter(([name]) => !without.includes(name)),
  )
  const interactions = [...readInteractions, ...(persona.writes[type] ?? [])]
  const isWritable = interactions.length > readInteractions.length
  return {
    type,
    interaction: interactions.map((code) => ({ code })),
    versioning: isWritable && persona.ifMatch === 'required' ? 'versioned-update' : 'versioned',
    readHistory: true,
    updateCreate: interactions.includes('update') && persona.updateAsCreate,
    conditionalCreate: interactions.includes('create') && persona.conditionalCreate,
    searchInclude: inclusionsOf(type, parameters),
    searchRevInclude: reverseInclusions,
    searchParam: Object.entries(parameters).map(([name, { kind }]) => ({ name, type: kind })),
    ...(type === 'Patient'
      ? {
          operation: [
            {
              name: 'everything',
              definition: 'http://hl7.org/fhir/OperationDefinition/Patient-everything',
            },
          ],
        }
      : {}),
  }
}

const oauthUris = 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris'
const securityService = 'http://terminology.hl7.org/CodeSystem/restful-security-service'

const securityOf = (site: Site) => ({
  service: [{ coding: [{ system: securityService, code: 'SMART-on-FHIR' }] }],
  extension: [
    {
      url: oauthUris,
      extension: [
        { url: 'authorize', valueUri: `${site.authBase}/authorize` },
        { url: 'token', valueUri: `${site.authBase}/token` },
      ],
    },
  ],
})

/** The CapabilityStatement, made from the table the router and the store use. */
export const metadata = (site: Site): FhirAnswer =>
  answer(200, {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: site.now().toISOString(),
    kind: 'instance',
    software: { name: 'Chartside sandbox' },
    implementation: {
      description: `${site.name}: a simulated EHR. Every patient is synthetic.`,
      url: site.fhirBase,
    },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json', 'json'],
    rest: [
      {
        mode: 'server',
        security: securityOf(site),
        resource: resourceTypes.map((type) => resourceOf(site, type)),
        searchParam: resultParameters
          .filter((name) => name !== '_page')
          .map((name) => ({ name, type: 'special' })),
      },
    ],
  })
