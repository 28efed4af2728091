import type { MiddlewareHandler } from 'hono'
import { html } from 'hono/html'
import type { EhrUser, Site } from '../site.ts'

export type Html = ReturnType<typeof html>

type Section = 'schedule' | 'patients' | 'control'

const appOrigins = (site: Site): readonly string[] => [
  ...new Set(
    site.clients
      .flatMap(({ launchUrl, redirectUris }) => [launchUrl, ...redirectUris])
      .map((url) => new URL(url).origin),
  ),
]

/**
 * Headers of every page. The apps of a site may be shown in its frames, may show its sign-in page
 * in theirs, and are where its forms may end up after a redirect.
 */
export const pageHeaders =
  (sites: readonly Site[]): MiddlewareHandler =>
  async (c, next) => {
    await next()
    const apps = [...new Set(sites.flatMap(appOrigins))].join(' ')
    const policy = [
      "default-src 'self'",
      "img-src 'self' data:",
      `frame-src 'self' ${apps}`,
      `form-action 'self' ${apps}`,
      `frame-ancestors 'self' ${apps}`,
      "base-uri 'none'",
      "object-src 'none'",
    ]
    c.res.headers.set('Content-Security-Policy', policy.join('; '))
    // Not `no-referrer`: with that, forms of this origin would say `Origin: null`.
    c.res.headers.set('Referrer-Policy', 'same-origin')
    c.res.headers.set('X-Content-Type-Options', 'nosniff')
    c.res.headers.append('Cache-Control', 'no-store')
  }

const sections: readonly (readonly [Section, string, path: string])[] = [
  ['schedule', 'Schedule', 'ehr/schedule'],
  ['patients', 'Patients', 'ehr/patients'],
  ['control', 'Control', 'control'],
]

const sectionLinks = (site: Site, current: Section | undefined): Html =>
  html`<nav aria-label="Main">
    ${sections.map(
      ([section, label, path]) =>
        html`<a href="/${site.id}/${path}" ${section === current ? html`aria-current="page"` : ''}>${label}</a>`,
    )}
  </nav>`

const logOff = (site: Site, user: EhrUser): Html =>
  html`<form class="user" method="post" action="/${site.id}/ehr/sign-out">
    <span>${user.username}</span> <button class="link">Log off</button>
  </form>`

/** A whole page. Everything on it is synthetic and says so. */
export const page = (content: {
  readonly title: string
  readonly body: Html
  readonly site?: Site | undefined
  readonly user?: EhrUser | undefined
  readonly section?: Section | undefined
  readonly script?: string | undefined
}): Html => {
  const { title, body, site, user, section, script } = content
  const name = site?.name ?? 'Sandbox EHRs'
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title} | ${name} (sandbox)</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/static/page.css">
    <link rel="stylesheet" href="/static/chart.css">
    <link rel="stylesheet" href="/static/control.css">
    ${script === undefined ? '' : html`<script type="module" src="/static/${script}"></script>`}
  </head>
  <body>
    <header>
      <a class="home" href="${site ? `/${site.id}/ehr` : '/'}"><b>${name}</b></a>
      <span class="synthetic">SANDBOX, synthetic patients</span>
      ${site && user ? sectionLinks(site, section) : ''} ${site && user ? logOff(site, user) : ''}
    </header>
    ${body}
  </body>
</html>`
}
