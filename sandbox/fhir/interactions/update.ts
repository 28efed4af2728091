import type { Site } from '../../site.ts'
import { demand } from '../access.ts'
import { withAlteredContent } from '../attachment.ts'
import { commitUpdate } from '../commit.ts'
import { type FhirRequest, faultOf, type Interaction } from '../exchange.ts'
import {
  badRequest,
  gone,
  methodNotAllowed,
  preconditionFailed,
  preconditionRequired,
} from '../outcome.ts'
import type { Stored } from '../store.ts'
import { resourceToWrite } from '../validate/resource-to-write.ts'
import { demandWritable, writeAnswer } from '../write-answer.ts'

/** https://hl7.org/fhir/R4/http.html#concurrency */
function demandCurrent(site: Site, request: FhirRequest, current: Stored): void {
  const header = request.header('If-Match')
  if (site.persona.ifMatch === 'ignored') return
  if (header === undefined) {
    if (site.persona.ifMatch === 'optional') return
    throw preconditionRequired('An update needs If-Match with the version it changes')
  }
  const [, version] = /^(?:W\/)?"(\d+)"$/.exec(header) ?? []
  if (version === undefined) throw badRequest('If-Match is not an ETag of this server')
  if (Number(version) !== current.version) {
    throw preconditionFailed(`The current version is ${current.version}`)
  }
}

/** https://hl7.org/fhir/R4/http.html#update */
export const update: Interaction = (site, request) => {
  const { access, type, id } = request
  demand(access.may('u', type), `update ${type}`)
  if (site.persona.updateNeedsRead) demand(access.may('r', type), `read ${type}`)
  demandWritable(site, type, 'update')
  const current = site.store.read(type, id)
  if (!current && !site.persona.updateAsCreate) {
    throw methodNotAllowed(`${type}/${id} does not exist and cannot be created by update`)
  }
  if (current?.deleted) throw gone(type, id)
  if (current) {
    demand(access.sees('u', current.resource), `update ${type}/${id}`)
    demandCurrent(site, request, current)
  } else if (request.header('If-Match') !== undefined) {
    throw preconditionFailed(`${type}/${id} has no version yet`)
  }

  const resource = { ...resourceToWrite(site, request, current), id }
  demand(access.sees('u', resource), `update this ${type}`)
  const changed = faultOf(request, 'alter-content') ? withAlteredContent(resource) : resource
  const stored = commitUpdate(site, changed, request.writer)
  return writeAnswer(site, request, stored.version === 1 ? 201 : 200, stored)
}
