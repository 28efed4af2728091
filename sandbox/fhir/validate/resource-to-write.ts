import type { z } from 'zod'
import type { DocumentRules } from '../../personas.ts'
import type { Site } from '../../site.ts'
import type { FhirRequest } from '../exchange.ts'
import { badRequest, type Issue, Refusal, unknownRoute, unprocessable } from '../outcome.ts'
import { type FhirResource, isObject, textAt, type UnsavedResource } from '../resource.ts'
import type { Stored } from '../store.ts'
import { auditEventSchema } from './audit-event.ts'
import { contentIssues } from './content-rules.ts'
import { type DocumentReference, documentReferenceSchema } from './document-reference.ts'
import { documentRules } from './document-rules.ts'
import { parseStrictly } from './parse-strictly.ts'
import { provenanceSchema } from './provenance.ts'
import { referenceIssues } from './reference-issues.ts'
import { subscriptionSchema } from './subscription.ts'

const otherSchemas: Readonly<Record<string, z.ZodType<UnsavedResource>>> = {
  Provenance: provenanceSchema,
  AuditEvent: auditEventSchema,
  Subscription: subscriptionSchema,
}

function refuse(issues: readonly Issue[]): void {
  if (issues.length === 0) return
  throw issues.some((issue) => issue.code === 'too-long')
    ? new Refusal(413, issues)
    : unprocessable(issues)
}

const reader =
  (site: Site) =>
  (type: string, id: string): FhirResource | undefined => {
    const stored = site.store.read(type, id)
    return stored?.deleted ? undefined : stored?.resource
  }

function documentIssues(
  site: Site,
  request: FhirRequest,
  document: DocumentReference,
  current: Stored | undefined,
): readonly Issue[] {
  const context = {
    rules: site.persona.document,
    base: site.fhirBase,
    signedInUser: request.access.issued.practitionerId,
    current: current?.resource,
    read: reader(site),
  }
  return [
    ...documentRules.map((rule) => rule(document, context)).filter((issue) => issue !== undefined),
    ...contentIssues(document, site.persona.document),
  ]
}

const withoutElements = (resource: UnsavedResource, names: readonly string[]): unknown =>
  Object.fromEntries(Object.entries(resource).filter(([name]) => !names.includes(name)))

function parsed<Schema extends z.ZodType>(
  schema: Schema,
  type: string,
  body: unknown,
  unknownElements: DocumentRules['unknownElements'],
): z.infer<Schema> {
  const result = parseStrictly(schema, type, body, unknownElements)
  if ('issues' in result) throw unprocessable(result.issues)
  return result.value
}

/** The resource as it would be stored, and what is wrong with it beyond its form. */
function examined(
  site: Site,
  request: FhirRequest,
  body: UnsavedResource,
  current: Stored | undefined,
): { readonly resource: UnsavedResource; readonly issues: readonly Issue[] } {
  if (request.type === 'DocumentReference') {
    const { dropped, unknownElements } = site.persona.document
    const kept = withoutElements(body, dropped)
    const resource = parsed(documentReferenceSchema, request.type, kept, unknownElements)
    return { resource, issues: documentIssues(site, request, resource, current) }
  }
  const schema = otherSchemas[request.type]
  if (!schema) throw unknownRoute(`There are no rules for writing ${request.type}`)
  return { resource: parsed(schema, request.type, body, 'refuse'), issues: [] }
}

const retractionElements = ['resourceType', 'id', 'meta', 'status', 'subject']

/** US Core 9: id, status and subject are enough to retract; the server keeps the rest. */
function retracted(
  site: Site,
  { type }: FhirRequest,
  body: UnsavedResource,
  current: Stored | undefined,
): UnsavedResource | undefined {
  if (type !== 'DocumentReference' || !site.persona.partialRetraction || !current) return undefined
  const isPartial = Object.keys(body).every((name) => retractionElements.includes(name))
  if (!isPartial || body.status !== 'entered-in-error') return undefined
  if (textAt(body, 'subject.reference') !== textAt(current.resource, 'subject.reference')) {
    throw unprocessable([{ code: 'business-rule', text: 'A document does not change its patient' }])
  }
  return { ...current.resource, status: 'entered-in-error' }
}

function bodyOf({ type, id, body }: FhirRequest): UnsavedResource {
  if (!isObject(body) || typeof body.resourceType !== 'string') {
    throw badRequest('The body is not a resource')
  }
  if (body.resourceType !== type) throw badRequest(`The body is not a ${type}`)
  if (id && body.id !== id) throw badRequest('The id in the body is not the one in the URL')
  return { ...body, resourceType: type }
}

/**
 * The resource an app wants written, as the server would store it. Throws a Refusal that names
 * every fault found.
 * @param current the version it replaces
 */
export function resourceToWrite(
  site: Site,
  request: FhirRequest,
  current: Stored | undefined,
): UnsavedResource {
  const body = bodyOf(request)
  const retraction = retracted(site, request, body, current)
  if (retraction) return retraction
  const { resource, issues } = examined(site, request, body, current)
  const read = reader(site)
  const exists = (type: string, id: string): boolean => read(type, id) !== undefined
  refuse([...issues, ...referenceIssues(resource, site.fhirBase, exists)])
  return resource
}
