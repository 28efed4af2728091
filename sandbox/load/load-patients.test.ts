import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { textAt } from '../fhir/resource.ts'
import { aSite, atNoon } from '../testing/a-fhir-api.ts'
import { loadPatients } from './load-patients.ts'

let folder = ''
let lines: string[] = []
const say = (line: string) => lines.push(line)

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'patients-'))
  lines = []
})
afterEach(() => rm(folder, { recursive: true }))

const bundle = (...resources: Record<string, unknown>[]) => ({
  resourceType: 'Bundle',
  type: 'transaction',
  entry: resources.map((resource) => ({
    fullUrl: `urn:uuid:${resource.id}`,
    resource,
    request: { method: 'POST', url: resource.resourceType },
  })),
})

const patient = { resourceType: 'Patient', id: 'p1', birthDate: '1960-03-01' }
const visit = {
  resourceType: 'Encounter',
  id: 'e1',
  status: 'finished',
  subject: { reference: 'urn:uuid:p1' },
  participant: [
    { individual: { reference: 'Practitioner?identifier=urn:npi|77', display: 'Dr. Known' } },
    { individual: { reference: 'Practitioner?identifier=urn:npi|0', display: 'Dr. Unknown' } },
  ],
  period: { start: '2020-11-20T10:00:00-05:00', end: '2020-11-20T10:30:00-05:00' },
}

const write = (name: string, content: unknown) =>
  writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))

describe('loading a folder of bundles', () => {
  it('resolves what refers to the bundle and to what was there before', async () => {
    await write(
      'practitionerInformation1.json',
      bundle({
        resourceType: 'Practitioner',
        id: 'known',
        identifier: [{ system: 'urn:npi', value: '77' }],
      }),
    )
    await write('a.json', bundle(patient, visit, { resourceType: 'Claim', id: 'c1' }))
    const site = aSite()
    await expect(loadPatients(site, folder, say)).resolves.toEqual({
      files: 2,
      resources: 3,
      failed: 0,
    })
    expect(lines[1]).toBe('2/2 a.json: 2 resources, 1 of other types left out')
    expect(site.store.read('Encounter', 'e1')?.resource).toMatchObject({
      subject: { reference: 'Patient/p1' },
      participant: [
        { individual: { reference: 'Practitioner/known', display: 'Dr. Known' } },
        { individual: { display: 'Dr. Unknown' } },
      ],
      meta: { security: [{ code: 'HTEST' }] },
    })
  })

  it('names the file that cannot be loaded, and goes on', async () => {
    await write('a.json', '{"resourceType":')
    await write('b.json.gz', 'not gzip')
    await write('c.json', { resourceType: 'Patient' })
    await writeFile(join(folder, 'd.json.gz'), gzipSync(JSON.stringify(bundle(patient))))
    await write('notes.txt', 'not a bundle')
    const loaded = await loadPatients(aSite(), folder, say)
    expect(loaded).toEqual({ files: 1, resources: 1, failed: 3 })
    expect(lines.map((line) => line.split(': ').slice(0, 2).join(': '))).toEqual([
      '1/4 a.json: not loaded',
      '2/4 b.json.gz: not loaded',
      '3/4 c.json: not loaded',
      '4/4 d.json.gz: 1 resources',
    ])
  })

  it('moves a history so that its newest visit is today and goes on', async () => {
    await write('a.json', bundle(patient, visit))
    const site = aSite()
    await loadPatients(site, folder, say)
    const resource = site.store.read('Encounter', 'e1')?.resource
    expect(resource).toMatchObject({
      status: 'in-progress',
      period: { start: '2026-11-19T10:00:00-05:00' },
    })
    expect(resource?.period).not.toHaveProperty('end')
    expect(site.store.read('Patient', 'p1')?.resource.birthDate).toBe('1966-02-28')
  })

  it('keeps what it loaded when the site is reset', async () => {
    await write('a.json', bundle(patient))
    const site = aSite()
    await loadPatients(site, folder, say)
    site.store.remove('Patient', 'p1')
    site.store.reset()
    expect(site.store.read('Patient', 'p1')?.deleted).toBe(false)
  })
})

// The folder of shared data lies elsewhere on each machine.
const { env } = process
const shared = env.CHARTSIDE_SHARED_DATA ?? join(import.meta.dirname, '../../../shared/data')
const synthea = join(shared, 'synthea')

describe('the twenty Synthea patients', () => {
  const present = existsSync(synthea)
  if (!present) process.stdout.write(`skipped: no Synthea patients in ${shared}\n`)

  it.runIf(present)(
    'all load, each with a visit in progress today',
    { timeout: 30_000 },
    async () => {
      const site = aSite({ resources: [] })
      await expect(loadPatients(site, synthea, say)).resolves.toMatchObject({
        files: 20,
        failed: 0,
      })
      expect(site.store.count()).toMatchObject({ Patient: 20, Encounter: 521, Observation: 2211 })
      const today = site.store
        .search('Encounter', new URLSearchParams('status=in-progress&date=ge2026-11-19'))
        .matches.map(({ resource }) => textAt(resource, 'subject.reference'))
      expect(new Set(today).size).toBe(20)
    },
  )

  it.runIf(present)(
    'lie in the past, and refer to nothing that is missing',
    { timeout: 30_000 },
    async () => {
      const site = aSite({ resources: [] })
      await loadPatients(site, synthea, say)
      const observations = site.store.search('Observation', new URLSearchParams()).matches
      const future = observations.filter(
        ({ resource }) => Date.parse(String(resource.effectiveDateTime)) > atNoon.getTime(),
      )
      expect(future).toEqual([])
      const text = JSON.stringify(observations.map(({ resource }) => resource))
      expect(text).not.toContain('urn:uuid:')
      expect(text).not.toContain('not loaded')
    },
  )
})
