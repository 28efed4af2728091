import type { Site } from '../../site.ts'
import { demand } from '../access.ts'
import { withAlteredContent } from '../attachment.ts'
import { commitCreate, commitUpdate } from '../commit.ts'
import {
  answer,
  type FhirAnswer,
  type FhirRequest,
  faultOf,
  type Interaction,
} from '../exchange.ts'
import { badRequest, operationOutcome, severalMatches } from '../outcome.ts'
import { localReference } from '../reference.ts'
import { elementsAt, type FhirResource, textAt, type UnsavedResource } from '../resource.ts'
import type { Stored } from '../store.ts'
import { resourceToWrite } from '../validate/resource-to-write.ts'
import { demandWritable, writeAnswer } from '../write-answer.ts'

type Condition = {
  readonly existing: Stored | undefined
  /** Whether a document that is held for review meets the condition already. */
  readonly isHeld: boolean
}

const noCondition: Condition = { existing: undefined, isHeld: false }

/** https://hl7.org/fhir/R4/http.html#ccreate */
function conditionOf(site: Site, request: FhirRequest): Condition {
  const header = request.header('If-None-Exist')
  if (header === undefined || !site.persona.conditionalCreate) return noCondition
  const criteria = new URLSearchParams(header)
  const { matches, query } = site.store.search(request.type, criteria)
  if (query.criteria.length === 0 || query.ignored.length > 0) {
    throw badRequest('If-None-Exist is not a search this server understands')
  }
  if (matches.length > 1) throw severalMatches('Several resources match If-None-Exist')
  const isMatch = site.store.predicate(request.type, criteria)
  return {
    existing: matches[0],
    isHeld: site.held
      .list()
      .some(({ state, document }) => state.name === 'waiting' && isMatch(document)),
  }
}

const heldAnswer = (): FhirAnswer =>
  answer(
    202,
    operationOutcome('information', [
      { code: 'informational', text: 'Held for review. It is not in the chart yet.' },
    ]),
  )

function commit(site: Site, request: FhirRequest, resource: UnsavedResource): Stored {
  const stored = commitCreate(
    site,
    faultOf(request, 'alter-content') ? withAlteredContent(resource) : resource,
    request.writer,
  )
  if (faultOf(request, 'duplicate-commit')) commitCreate(site, resource, request.writer)
  supersede(site, stored.resource)
  return stored
}

/** What a document replaces is no longer the current one (R4 DocumentReference.relatesTo). */
function supersede(site: Site, document: FhirResource): void {
  if (document.resourceType !== 'DocumentReference') return
  for (const related of elementsAt(document, 'relatesTo')) {
    if (textAt(related, 'code') !== 'replaces') continue
    const target = localReference(textAt(related, 'target.reference') ?? '', site.fhirBase)
    const replaced = target && site.store.read('DocumentReference', target.id)?.resource
    if (replaced?.status !== 'current') continue
    commitUpdate(site, { ...replaced, status: 'superseded' }, { by: 'ehr' })
  }
}

/**
 * https://hl7.org/fhir/R4/http.html#create. From looking at the condition to writing nothing else
 * runs, so that of parallel conditional creates only one creates.
 */
export const create: Interaction = (site, request) => {
  const { access, type } = request
  demand(access.may('c', type), `create ${type}`)
  demandWritable(site, type, 'create')
  const resource = resourceToWrite(site, request, undefined)
  demand(access.sees('c', resource), `create this ${type}`)

  const { existing, isHeld } = conditionOf(site, request)
  if (existing) return writeAnswer(site, request, 200, existing)
  if (isHeld) return heldAnswer()
  if (site.persona.filing === 'held' && type === 'DocumentReference') {
    site.held.hold(resource, request.writer, site.now())
    return heldAnswer()
  }
  return writeAnswer(site, request, 201, commit(site, request, resource))
}
