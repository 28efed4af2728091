import { describe, expect, test } from 'vitest'
import { siteSettingsSchema } from '../control/settings.ts'
import type { FhirResource } from '../fhir/resource.ts'
import { anEncounter, aPatient, aSite } from '../smart/a-site.ts'
import { anApp, redirectOf } from '../smart/an-app.ts'
import { aNote } from '../testing/a-note.ts'
import { aShell } from './a-shell.ts'

const noteFor = (id: string, more: Record<string, unknown> = {}): FhirResource => ({
  ...aNote({ subject: { reference: 'Patient/m1' }, context: {}, ...more }),
  id,
})

async function signedIn(site = aSite()) {
  const shell = aShell(site)
  await shell.signIn()
  return { site, ...shell }
}

const chart = '/greyfield/ehr/patients/m1'

/** The `src` of the first frame, with its parameters. */
const frameSource = (page: string): URL => {
  const [, source = ''] = /<iframe[^>]*src="([^"]+)"/s.exec(page) ?? []
  return new URL(source.replaceAll('&amp;', '&'))
}

describe('the session', () => {
  test('is needed for every page of the EHR, and leads back to the page that was asked for', async () => {
    const shell = aShell(aSite())
    const asked = await shell.get(`${chart}/notes?app=chartside`)
    expect(asked.status).toBe(303)
    const location = asked.headers.get('Location') ?? ''
    expect(location).toContain('/greyfield/ehr/sign-in?next=')
    const next = new URL(location, 'http://ehr.localhost').searchParams.get('next') ?? ''
    const signedOn = await shell.signIn(next)
    expect(signedOn.headers.get('Location')).toBe(`${chart}/notes?app=chartside`)
  })

  test.each(['https://evil.localhost/', '//evil.localhost/greyfield/ehr/', '/harrow/ehr/schedule'])(
    'does not lead on to %s',
    async (next) => {
      const signedOn = await aShell(aSite()).signIn(next)
      expect(signedOn.headers.get('Location')).toBe('/greyfield/ehr/schedule')
    },
  )

  test('lists the users with their passwords and refuses others', async () => {
    const shell = aShell(aSite())
    expect(await shell.page('/greyfield/ehr/sign-in')).toContain('<code>okafor.d</code>')
    const refused = await shell.post('/greyfield/ehr/sign-in', {
      username: 'okafor.d',
      password: '',
    })
    expect(refused.status).toBe(401)
    expect(shell.sessionCookie()).toBe('')
  })

  test('does not start by a form of another origin', async () => {
    const shell = aShell(aSite())
    const fields = { username: 'okafor.d', password: 'sandbox' }
    const answer = await shell.post('/greyfield/ehr/sign-in', fields, 'http://app.localhost:3000')
    expect(answer.status).toBe(403)
  })

  test('ends with its online access when the user logs off', async () => {
    const { site, post, get } = await signedIn()
    const app = anApp(site)
    const { made, code } = await app.openChart({ scope: 'launch online_access' })
    const { body } = await app.redeem(made, code)
    await post('/greyfield/ehr/sign-out', {})
    expect((await app.refresh(body.refresh_token)).status).toBe(400)
    expect((await get('/greyfield/ehr/schedule')).status).toBe(303)
  })

  test('of the shell serves the authorize page of the same site too', async () => {
    const { site, sessionCookie } = await signedIn()
    const app = anApp(site)
    const asked = await app.authorize(app.attempt(undefined), { Cookie: sessionCookie() })
    expect(await asked.text()).toContain('Choose a patient')
  })
})

describe('the schedule', () => {
  test('has today’s visits with time, patient, age, type and status', async () => {
    const { page } = await signedIn()
    const schedule = await page('/greyfield/ehr/schedule')
    expect(schedule).toContain('11/19/2026')
    expect(schedule).toMatch(/09:00.*MARCHETTI, ROSALIND.*68 y.*in-progress/s)
    expect(schedule).not.toContain('OTHER')
  })

  test('leaves out yesterday and what was cancelled, keeps who is still here', async () => {
    const visit = (id: string, more: object) => ({
      ...anEncounter(id, 'm1', '2026-11-18T09:00:00-06:00'),
      ...more,
    })
    const over = {
      status: 'finished',
      period: { start: '2026-11-18T09:00:00-06:00', end: '2026-11-18T09:30:00-06:00' },
    }
    const today = { period: { start: '2026-11-19T10:00:00-06:00' }, status: 'cancelled' }
    const site = aSite({
      resources: [
        aPatient('m1', 'Marchetti'),
        visit('stay', {}),
        visit('over', over),
        visit('off', today),
      ],
    })
    const { page } = await signedIn(site)
    const schedule = await page('/greyfield/ehr/schedule')
    expect(schedule).toContain('since 11/18/2026')
    expect(schedule).not.toContain('finished')
    expect(schedule).not.toContain('cancelled')
  })
})

describe('a chart', () => {
  test('shows text of patients and notes as text, never as markup', async () => {
    const hostile = '<img src=x onerror=alert(1)>"\'&'
    const site = aSite({
      resources: [
        { ...aPatient('m1', hostile), name: [{ family: hostile, given: ['</title><script>'] }] },
        noteFor('n1', {
          type: { text: '<script>alert(1)</script>' },
          content: [
            {
              attachment: {
                contentType: 'text/html',
                data: Buffer.from('<script>alert(2)</script>').toString('base64'),
              },
            },
          ],
        }),
      ],
    })
    const { page } = await signedIn(site)
    const pages = [
      '/summary',
      '/notes',
      '/notes/n1',
      '/results',
      '/meds',
      '/visits',
      '/app',
      '/notes?app=chartside',
    ]
    for (const path of pages) {
      const text = (await page(`${chart}${path}`)).replace(
        /<script type="module" src="\/static\/chart.js"><\/script>/,
        '',
      )
      expect(text).toContain('&lt;IMG SRC=X ONERROR=ALERT(1)&gt;&quot;&#39;&amp;')
      expect(text).not.toMatch(/<script|<img/i)
    }
  })

  test('lists notes with their status, those entered in error struck through', async () => {
    const site = aSite({
      resources: [
        aPatient('m1', 'Marchetti'),
        noteFor('n1'),
        noteFor('n2', { status: 'entered-in-error' }),
      ],
    })
    const { page } = await signedIn(site)
    const notes = await page(`${chart}/notes`)
    expect(notes).toMatch(/<tr class="struck">(?:(?!<\/tr>).)*Entered in error/s)
    expect(notes.match(/class="struck"/g)).toHaveLength(1)
  })

  test('opens a note with its text, its metadata and its JSON', async () => {
    const site = aSite({
      resources: [aPatient('m1', 'Marchetti'), aPatient('m2', 'Other'), noteFor('n1')],
    })
    const { page, get } = await signedIn(site)
    const note = await page(`${chart}/notes/n1`)
    expect(note).toContain('SUBJECTIVE\nFeels well.\n</pre')
    expect(note).toContain('urn:ietf:rfc:3986|urn:uuid:0f4b')
    expect(note).toContain('&quot;resourceType&quot;: &quot;DocumentReference&quot;')
    expect((await get('/greyfield/ehr/patients/m2/notes/n1')).status).toBe(404)
  })

  test('gets another version of its notes when a note arrives or changes', async () => {
    const { site, get } = await signedIn()
    const version = async () => (await (await get(`${chart}/notes.json`)).json()).version
    const versions = [await version()]
    const { resource } = site.store.create(noteFor('any'))
    versions.push(await version(), await version())
    site.store.update({ ...resource, status: 'entered-in-error' })
    versions.push(await version())
    expect(new Set(versions).size).toBe(3)
    expect(versions[1]).toBe(versions[2])
  })

  test('of a restricted patient stays closed until the glass is broken', async () => {
    const security = [{ code: 'V' }]
    const site = aSite({ resources: [{ ...aPatient('m1', 'Quiet'), meta: { security } }] })
    const { get } = await signedIn(site)
    expect((await get(`${chart}/summary`)).status).toBe(403)
    site.changeSettings(siteSettingsSchema.parse({ breakGlass: true }))
    expect((await get(`${chart}/summary`)).status).toBe(200)
  })

  test('of nobody is not found', async () => {
    const { get } = await signedIn()
    expect((await get('/greyfield/ehr/patients/nobody/notes')).status).toBe(404)
    expect((await get(`${chart}/nonsense`)).status).toBe(404)
  })
})

describe('the app frame', () => {
  test('launches the app for the signed-in user, the patient and today’s visit', async () => {
    const { site, page } = await signedIn()
    const source = frameSource(await page(`${chart}/notes?app=chartside&width=400`))
    expect(source.origin + source.pathname).toBe('http://app.localhost:3000/launch')
    expect([...source.searchParams.keys()]).toEqual(['iss', 'launch'])
    expect(source.searchParams.get('iss')).toBe(site.fhirBase)

    const app = anApp(site)
    const made = app.attempt(source.searchParams.get('launch') ?? '')
    const code = redirectOf(await app.authorize(made)).get('code') ?? ''
    const { body } = await app.redeem(made, code)
    expect(body).toMatchObject({ patient: 'm1', encounter: 'e1' })
  })

  test('is given the microphone, and no sandbox attribute, as the settings say', async () => {
    const { site, page } = await signedIn()
    const usual = await page(`${chart}/notes?app=chartside`)
    expect(usual).toContain('allow="microphone"')
    expect(usual).not.toContain('sandbox="')
    const settings = { microphone: false, frameSandbox: 'allow-scripts allow-forms' }
    site.changeSettings(siteSettingsSchema.parse(settings))
    const changed = await page(`${chart}/notes?app=chartside`)
    expect(changed).not.toContain('allow="microphone"')
    expect(changed).toContain('sandbox="allow-scripts allow-forms"')
  })

  test.each(['320', '400', '720', 'full'])('may be %s wide', async (width) => {
    const { page } = await signedIn()
    expect(await page(`${chart}/notes?app=chartside&width=${width}`)).toContain(
      `class="app w-${width}"`,
    )
  })

  test('is not there until an app is opened, and not for an app nobody registered', async () => {
    const { page } = await signedIn()
    expect(await page(`${chart}/notes`)).not.toContain('<iframe')
    expect(await page(`${chart}/notes?app=nobody`)).not.toContain('<iframe')
  })

  test('can be popped out by a launch of its own', async () => {
    const { get } = await signedIn()
    const first = (await get(`${chart}/launch?app=chartside`)).headers.get('Location')
    const second = (await get(`${chart}/launch?app=chartside`)).headers.get('Location')
    expect(first).toContain('http://app.localhost:3000/launch?iss=')
    expect(first).not.toBe(second)
  })

  test('can be shown for two patients at once, each with its own launch', async () => {
    const { page } = await signedIn()
    const both = await page('/greyfield/ehr/frames?patients=m1,m2')
    const sources = [...both.matchAll(/src="(http[^"]+)"/g)].map(([, source]) => source)
    expect(sources).toHaveLength(2)
    expect(new Set(sources).size).toBe(2)
  })
})

test('pages run no inline scripts and frame only the apps of the site', async () => {
  const { get } = await signedIn()
  const policy = (await get(`${chart}/notes`)).headers.get('Content-Security-Policy')
  expect(policy).toContain("default-src 'self'")
  expect(policy).toContain("frame-src 'self' http://app.localhost:3000")
  expect(policy).not.toContain('unsafe')
})

test('the list of sites and the static files need no session', async () => {
  const shell = aShell(aSite())
  expect(await shell.page('/')).toContain('Greyfield EHR')
  for (const name of ['page.css', 'chart.css', 'control.css', 'chart.js', 'control.js']) {
    expect((await shell.get(`/static/${name}`)).status).toBe(200)
  }
  expect((await shell.get('/static/../page.ts')).status).toBe(404)
})
