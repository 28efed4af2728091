import { type Context, Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { FhirResource } from '../fhir/resource.ts'
import type { EhrUser, Site } from '../site.ts'
import { findUser, signedInUser, signIn, signOut } from '../smart/ehr-session.ts'
import { requestParameters } from '../smart/form-parameters.ts'
import { mintLaunch } from '../smart/mint-launch.ts'
import { openAppOf } from './app-panel.ts'
import { type Chart, chartPage, chartTab, tabContent } from './chart-page.ts'
import { isRestricted, patientOf } from './chart-records.ts'
import { framesPage, messagePage, signInPage } from './entry-pages.ts'
import { patientsPage, schedulePage } from './list-pages.ts'
import { noteView } from './note-view.ts'
import { notesVersion } from './notes-tab.ts'
import { refuseForeignForms } from './refuse-foreign-forms.ts'

type SignedIn = { Variables: { user: EhrUser } }
type WithPatient = { Variables: { user: EhrUser; patient: FhirResource } }

/** A page of this site to go on to; anything else becomes the schedule. */
function nextPage(site: Site, next: string | null | undefined): string {
  const url = next ? URL.parse(next, site.origin) : null
  const isOwn = url?.origin === site.origin && url.pathname.startsWith(`/${site.id}/ehr/`)
  return isOwn ? `${url.pathname}${url.search}` : `/${site.id}/ehr/schedule`
}

function sessionRoutes(site: Site): Hono {
  const app = new Hono()
  app.get('/sign-in', (c) =>
    c.html(signInPage(site, { next: nextPage(site, c.req.query('next')) })),
  )
  app.post('/sign-in', refuseForeignForms(site), async (c) => {
    const form = await requestParameters(c.req)
    const next = nextPage(site, form.get('next'))
    const user = findUser(site, {
      username: form.get('username') ?? '',
      password: form.get('password') ?? '',
    })
    if (!user) {
      return c.html(signInPage(site, { next, problem: 'User name or password is wrong.' }), 401)
    }
    await signIn(c, site, user)
    return c.redirect(next, 303)
  })
  app.post('/sign-out', refuseForeignForms(site), async (c) => {
    await signOut(c, site)
    return c.redirect(`/${site.id}/ehr/sign-in`, 303)
  })
  return app
}

const requireUser = (site: Site) =>
  createMiddleware<SignedIn>(async (c, next) => {
    const user = await signedInUser(c, site)
    if (!user) {
      const { pathname, search } = new URL(c.req.url)
      const query = new URLSearchParams({ next: `${pathname}${search}` })
      return c.redirect(`/${site.id}/ehr/sign-in?${query}`, 303)
    }
    c.set('user', user)
    return next()
  })

const requirePatient = (site: Site) =>
  createMiddleware<WithPatient>(async (c, next) => {
    const patient = patientOf(site, c.req.param('patient') ?? '')
    if (!patient) return c.html(messagePage(site, c.var.user, unknownPatient), 404)
    if (isRestricted(site, patient)) return c.html(messagePage(site, c.var.user, restricted), 403)
    c.set('patient', patient)
    return next()
  })

const unknownPatient = {
  title: 'No such patient',
  text: 'There is no patient with this id at this site.',
}
const restricted = {
  title: 'Restricted record',
  text: 'Only people who broke the glass may open this chart. The control page can allow it.',
}
const noApp = { title: 'No such app', text: 'This app is not registered at this site.' }

const chartAnswer = (
  c: Context<WithPatient>,
  site: Site,
  chart: Pick<Chart, 'tab' | 'path' | 'content'>,
) => {
  const query = { app: c.req.query('app'), width: c.req.query('width') }
  const { user, patient } = c.var
  return c.html(chartPage(site, { ...chart, user, patient, openApp: openAppOf(site, query) }))
}

/** The chart of one patient, below `/:patient`. */
function patientRoutes(site: Site): Hono<WithPatient> {
  const app = new Hono<WithPatient>()
  app.get('/', (c) => c.redirect(`/${site.id}/ehr/patients/${c.var.patient.id}/summary`, 303))
  app.get('/notes.json', (c) => c.json({ version: notesVersion(site, c.var.patient.id) }))
  app.get('/launch', (c) => {
    const { user, patient } = c.var
    const client = site.clients.find(({ id }) => id === c.req.query('app'))
    if (!client) return c.html(messagePage(site, user, noApp), 404)
    return c.redirect(mintLaunch(site, { client, user, patientId: patient.id }), 303)
  })
  app.get('/notes/:note', (c) => {
    const { patient } = c.var
    const stored = site.store.read('DocumentReference', c.req.param('note'))
    if (!stored || !site.store.patientsOf(stored.resource).has(patient.id)) return c.notFound()
    const content = noteView(site, patient.id, stored.resource)
    return chartAnswer(c, site, { tab: 'notes', path: `notes/${stored.resource.id}`, content })
  })
  app.get('/:tab', (c) => {
    const tab = chartTab(c.req.param('tab'))
    if (!tab) return c.notFound()
    const content = tabContent(site, c.var.patient.id, tab)
    return chartAnswer(c, site, { tab, path: tab, content })
  })
  return app
}

/** The pages of one EHR, below `/:site/ehr`. */
export function ehrRoutes(site: Site): Hono {
  const app = new Hono()
  const signedIn = new Hono<SignedIn>().use(requireUser(site))
  signedIn.get('/', (c) => c.redirect(`/${site.id}/ehr/schedule`, 303))
  signedIn.get('/schedule', (c) => c.html(schedulePage(site, c.var.user)))
  signedIn.get('/patients', (c) => c.html(patientsPage(site, c.var.user)))
  signedIn.get('/frames', (c) => {
    const ids = (c.req.query('patients') ?? '').split(',').map((id) => id.trim())
    const patients = ids
      .map((id) => patientOf(site, id))
      .filter((patient) => patient !== undefined)
      .filter((patient) => !isRestricted(site, patient))
    return c.html(framesPage(site, c.var.user, patients))
  })
  signedIn.use('/patients/:patient/*', requirePatient(site))
  signedIn.route('/patients/:patient', patientRoutes(site))
  app.route('/', sessionRoutes(site))
  app.route('/', signedIn)
  return app
}
