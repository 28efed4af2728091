import type { Locator, Page } from '@playwright/test'
import { ehrOrigin, type SiteId } from '../support/system.ts'
import { VisitPage } from './visit-page.ts'

export type PanelWidth = '320' | '400' | '720' | 'full'

/** The sandbox EHR as its users see it. */
export class EhrPage {
  readonly page: Page
  readonly origin: string
  constructor(page: Page, origin: string = ehrOrigin) {
    this.page = page
    this.origin = origin
  }

  async signIn(site: SiteId, user?: string): Promise<void> {
    await this.page.goto(`${this.origin}/${site}/ehr/sign-in`)
    await this.enterPassword(user)
  }

  /** The sign-in form, wherever it came up. */
  async enterPassword(user = 'okafor.d'): Promise<void> {
    await this.page.getByLabel('User name').fill(user)
    await this.page.getByLabel('Password').fill('sandbox')
    await this.page.getByRole('button', { name: 'Sign in' }).click()
  }

  chart(site: SiteId, patientId: string): string {
    return `${this.origin}/${site}/ehr/patients/${patientId}`
  }

  /** Opens Chartside in the frame beside the chart. */
  async openBeside(
    site: SiteId,
    patientId: string,
    width: PanelWidth = 'full',
  ): Promise<VisitPage> {
    // Not until everything is loaded: a late card keeps the frame loading.
    await this.page.goto(
      `${this.chart(site, patientId)}/notes?app=chartside-${site}&width=${width}`,
      { waitUntil: 'commit' },
    )
    const visit = new VisitPage(this.page, this.page.frameLocator('iframe'))
    await visit.opened()
    return visit
  }

  /** Opens Chartside in place of the chart, as its own window. */
  async openAlone(site: SiteId, patientId: string): Promise<VisitPage> {
    await this.page.goto(`${this.chart(site, patientId)}/launch?app=chartside-${site}`)
    const visit = new VisitPage(this.page, this.page)
    await visit.opened()
    return visit
  }

  /** The patient’s notes as the EHR lists them. */
  async notes(site: SiteId, patientId: string): Promise<Locator> {
    await this.page.goto(`${this.chart(site, patientId)}/notes`)
    return this.page.getByRole('region', { name: 'Notes for this patient' }).getByRole('row')
  }
}
