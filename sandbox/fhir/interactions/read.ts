import { demand } from '../access.ts'
import { answer, etagOf, type FhirRequest, type Interaction, versionHeaders } from '../exchange.ts'
import { badRequest, gone, notFound } from '../outcome.ts'
import { present } from '../present.ts'
import type { Stored } from '../store.ts'

/** A version somebody asked for, if it exists, lives, and is theirs to see. */
function permitted({ access, type, id }: FhirRequest, stored: Stored | undefined): Stored {
  demand(access.may('r', type), `read ${type}`)
  if (!stored) throw notFound(type, id)
  demand(access.sees('r', stored.resource), `read ${type}/${id}`)
  if (stored.deleted) throw gone(type, id)
  return stored
}

/** https://hl7.org/fhir/R4/http.html#read */
export const read: Interaction = (site, request) => {
  const stored = permitted(request, site.store.read(request.type, request.id))
  if (request.header('If-None-Match') === etagOf(stored)) {
    return { status: 304, headers: versionHeaders(stored) }
  }
  return answer(200, present(site, stored.resource), versionHeaders(stored))
}

/** https://hl7.org/fhir/R4/http.html#vread */
export const vread: Interaction = (site, request) => {
  if (!/^\d{1,9}$/.test(request.version)) throw badRequest('Versions are whole numbers here')
  const version = site.store.vread(request.type, request.id, Number(request.version))
  const stored = permitted(request, version)
  return answer(200, present(site, stored.resource), versionHeaders(stored))
}
