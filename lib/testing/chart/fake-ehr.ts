import type { Ehr, FhirSearch, SearchAnswer } from '#lib/fhir/ehr.ts'
import type { FhirResource } from '#lib/fhir/resource.ts'
import { type AppErrorCode, appError } from '#lib/kernel/app-error.ts'
import { err, ok } from '#lib/kernel/result.ts'

export type FakeEhr = Ehr & {
  readonly searches: FhirSearch[]
  readonly reads: string[]
}

type Choices = {
  readonly resources?: readonly FhirResource[]
  readonly included?: readonly FhirResource[]
  readonly fails?: AppErrorCode
  readonly answer?: Partial<SearchAnswer>
}

/** An EHR in memory. Of the search parameters it knows only `category`. */
export function fakeEhr({ resources = [], included = [], fails, answer }: Choices = {}): FakeEhr {
  const ehr: FakeEhr = {
    searches: [],
    reads: [],
    async read(_grant, type, id) {
      ehr.reads.push(`${type}/${id}`)
      if (fails) return err(appError(fails))
      const found = resources.find((one) => one.resourceType === type && one.id === id)
      return found ? ok(found) : err(appError('FHIR_NOT_FOUND'))
    },
    async search(_grant, search) {
      ehr.searches.push(search)
      if (fails) return err(appError(fails))
      const [, category] = search.parameters.find(([name]) => name === 'category') ?? []
      const matches = resources.filter(
        (one) => one.resourceType === search.type && (!category || hasCategory(one, category)),
      )
      return ok({ matches, included, total: matches.length, stopped: undefined, ...answer })
    },
  }
  return ehr
}

const hasCategory = (resource: FhirResource, code: string): boolean =>
  JSON.stringify(resource.category ?? []).includes(`"code":"${code}"`)
