import { describe, expect, it } from 'vitest'
import { aSite, fhirClient } from '../../testing/a-fhir-api.ts'
import { observation } from '../../testing/small-chart.ts'

const entryIds = (bundle: { entry?: { resource: { id: string } }[] }) =>
  (bundle.entry ?? []).map((entry) => entry.resource.id)

describe('search', () => {
  it('links to itself with what it understood, and to the next page', async () => {
    const client = fhirClient(aSite())
    const { json } = await client.get('/Observation?patient=rosa&colour=red&_count=1')
    expect(json).toMatchObject({ type: 'searchset', total: 2 })
    const [self, next] = json.link
    expect(self).toEqual({
      relation: 'self',
      url: 'http://ehr.localhost:4000/greyfield/fhir/Observation?patient=rosa&_count=1',
    })
    const second = await client.get(next.url.replace(/^.*\/fhir/, ''))
    expect([...entryIds(json), ...entryIds(second.json)]).toEqual(['lab-rosa', 'vital-rosa'])
    expect(second.json.link).toHaveLength(1)
  })

  it('keeps its pages together while results arrive', async () => {
    const site = aSite()
    const client = fhirClient(site)
    const first = await client.get('/Observation?patient=rosa&_sort=-date&_count=1')
    site.store.update(observation('newer', 'rosa', 'laboratory', '2026-11-19T11:00:00-05:00'))
    const next = first.json.link[1].url.replace(/^.*\/fhir/, '')
    expect(entryIds((await client.get(next)).json)).toEqual(['lab-rosa'])
  })

  it('takes its parameters from a form as well', async () => {
    const client = fhirClient(aSite())
    const reply = await client.send(
      'POST',
      '/Observation/_search?patient=rosa',
      'category=laboratory',
      { 'Content-Type': 'application/x-www-form-urlencoded' },
    )
    expect(entryIds(reply.json)).toEqual(['lab-rosa'])
  })

  it('includes what the matches point at, and what points at them', async () => {
    const site = aSite()
    const client = fhirClient(site)
    const orders = await client.get(
      '/MedicationRequest?patient=rosa&_include=MedicationRequest:medication',
    )
    expect(orders.json.total).toBe(1)
    expect(orders.json.entry.map((entry: { search: object }) => entry.search)).toEqual([
      { mode: 'match' },
      { mode: 'include' },
    ])
    site.store.update({
      resourceType: 'Provenance',
      id: 'seal',
      target: [{ reference: 'Observation/lab-rosa' }],
    })
    const labs = await client.get('/Observation?_id=lab-rosa&_revinclude=Provenance:target')
    expect(entryIds(labs.json)).toEqual(['lab-rosa', 'seal'])
    const visits = await client.get('/Encounter?patient=rosa&_include=Encounter:practitioner')
    expect(entryIds(visits.json)).toEqual(['visit-rosa', 'okafor'])
  })

  it('gives only the elements asked for, and says so', async () => {
    const { json } = await fhirClient(aSite()).get('/Observation?_id=lab-rosa&_elements=status')
    const { resource } = json.entry[0]
    expect(Object.keys(resource).toSorted()).toEqual(['id', 'meta', 'resourceType', 'status'])
    expect(resource.meta.tag).toMatchObject([{ code: 'SUBSETTED' }])
  })

  it('counts on request, and leaves the count out on request', async () => {
    const client = fhirClient(aSite())
    const count = await client.get('/Observation?patient=rosa&_summary=count')
    expect([count.json.total, count.json.entry]).toEqual([2, undefined])
    expect((await client.get('/Observation?patient=rosa&_total=none')).json).not.toHaveProperty(
      'total',
    )
  })

  it('gives no larger page than the site’s settings allow', async () => {
    const site = aSite()
    site.changeSettings({ ...site.settings, pageSizeCap: 1 })
    const { json } = await fhirClient(site).get('/Observation?_count=50')
    expect(json.entry).toHaveLength(1)
  })
})

describe('Patient/$everything', () => {
  it('gathers the chart of one patient and nothing of another', async () => {
    const { json } = await fhirClient(aSite()).get('/Patient/rosa/$everything')
    expect(entryIds(json)).toEqual([
      'rosa',
      'visit-rosa',
      'lab-rosa',
      'vital-rosa',
      'order-rosa',
      'okafor',
      'tablet',
    ])
  })

  it('goes page by page, and by type', async () => {
    const client = fhirClient(aSite())
    const first = await client.get('/Patient/rosa/$everything?_type=Observation&_count=1')
    const next = first.json.link[1].url.replace(/^.*\/fhir/, '')
    const second = await client.get(next)
    expect([...entryIds(first.json), ...entryIds(second.json)]).toEqual(['lab-rosa', 'vital-rosa'])
    expect(second.json.link).toHaveLength(1)
  })
})
