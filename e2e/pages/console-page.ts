import type { Page } from '@playwright/test'
import { appOrigin } from '../support/system.ts'

/** The privacy officer's console, as somebody of the organisation uses it. */
export class ConsolePage {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  /** Signs in through the sandbox's identity provider, by the name on its list. */
  async signIn(name: string): Promise<void> {
    await this.page.goto(`${appOrigin}/console`)
    await this.page.getByRole('link', { name: /Sign in through/ }).click()
    await this.page.getByRole('button', { name }).click()
  }

  /** The pages that this role is offered. */
  async menu(): Promise<readonly string[]> {
    const links = this.page.getByRole('navigation', { name: 'Audit console' }).getByRole('link')
    await links.first().waitFor()
    return links.allInnerTexts()
  }

  async open(name: string): Promise<void> {
    const menu = this.page.getByRole('navigation', { name: 'Audit console' })
    await menu.getByRole('link', { name, exact: true }).click()
    await menu.locator('[aria-current=page]', { hasText: name }).waitFor()
  }

  go = (path: string) => this.page.goto(`${appOrigin}/console/greyfield${path}`)
}
