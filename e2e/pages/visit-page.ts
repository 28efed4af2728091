import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test'

/** A visit in Chartside, in a frame of the EHR or in a window of its own. */
export class VisitPage {
  readonly page: Page
  readonly at: Page | FrameLocator

  constructor(page: Page, at: Page | FrameLocator) {
    this.page = page
    this.at = at
  }

  get patient(): Locator {
    return this.at.getByRole('region', { name: 'Patient identity' }).getByRole('heading')
  }

  get editor(): Locator {
    return this.at.getByRole('textbox', { name: 'Text of the note' })
  }

  get signDialog(): Locator {
    return this.at.getByRole('dialog', { name: 'Review and sign' })
  }

  get filing(): Locator {
    return this.at.getByRole('region', { name: 'Filing' })
  }

  /** The reminder that a chart of somebody else was opened later. */
  get anotherPatient(): Locator {
    return this.at.getByRole('status').filter({ hasText: 'Another chart' })
  }

  /** The address of this launch, `/l/…`. */
  async address(): Promise<URL> {
    const root = await this.patient.elementHandle()
    const frame = await root?.ownerFrame()
    return new URL(frame?.url() ?? '')
  }

  /** The page is there and answers: what is pressed before React has taken over does nothing. */
  async opened(): Promise<void> {
    await expect(this.patient).toBeVisible({ timeout: 20_000 })
    await expect
      .poll(() =>
        this.patient.evaluate((it) => Object.keys(it).some((key) => /^__react/.test(key))),
      )
      .toBe(true)
  }

  /** Locks the page or ends its session, from the menu. */
  async leave(name: 'Lock now' | 'End session'): Promise<void> {
    await this.at.getByRole('button', { name: /^Session: .+, lock or end$/ }).click()
    await this.at.getByRole('button', { name, exact: true }).click()
  }

  /** Signs in again on the locked page and chooses the patient. */
  async signInAgain(patient: RegExp): Promise<void> {
    await this.at.getByRole('link', { name: 'Sign in again' }).click()
    await this.at.getByRole('button', { name: patient }).click()
    await this.opened()
  }

  card(name: string): Locator {
    return this.at.getByRole('region', { name, exact: true })
  }

  /** Brings a panel forward, where there is not room for all. */
  async showPanel(name: 'Note' | 'Chart' | 'Transcript' | 'Activity'): Promise<void> {
    const tab = this.at.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name })
    if (await tab.isVisible()) await tab.click()
  }

  /** The row of the note that holds a text. */
  statement(text: string | RegExp): Locator {
    return this.editor.locator('[data-statement]').filter({ hasText: text })
  }

  async begin(type: string): Promise<void> {
    await this.at.getByRole('button', { name: new RegExp(`^${type}`) }).click()
    await expect(this.editor).toBeVisible()
  }

  /** The caret goes into a statement’s text, and not onto one of its marks. */
  async putCaret(statement: Locator): Promise<void> {
    await statement.locator('p').click({ position: { x: 3, y: 8 } })
  }

  /** Behind its last word, wherever its lines break: the End key stops at the end of a line. */
  async putCaretAtEnd(statement: Locator): Promise<void> {
    await statement.locator('p').click({ position: { x: 3, y: 8 }, clickCount: 3 })
    await this.page.keyboard.press('ArrowRight')
  }

  /** Types one sentence on a line of its own at the end of a section. */
  async write(section: string, sentence: string): Promise<void> {
    const heading = this.at.getByRole('heading', { name: section, exact: true })
    const lines = this.editor
      .locator('section')
      .filter({ has: heading })
      .locator('[data-statement]')
    const last = lines.last()
    if ((await last.getAttribute('data-status')) === 'blank') await this.putCaret(last)
    else {
      await this.putCaretAtEnd(last)
      await this.page.keyboard.press('Enter')
    }
    await this.page.keyboard.type(sentence)
  }

  /** Says of every sentence that has no evidence that it is the clinician’s own. */
  async ownWhatIsOpen(): Promise<void> {
    const own = this.editor.getByRole('button', { name: 'My own words' })
    while ((await own.count()) > 0) await own.first().click()
  }

  async saved(): Promise<void> {
    await expect(this.at.getByText(/^Saved/).first()).toBeVisible()
  }

  /** A progress note of one sentence, ready to be signed. */
  async noteOf(sentence: string): Promise<void> {
    await this.begin('Progress note')
    await this.write('Assessment and plan', sentence)
    await this.ownWhatIsOpen()
    await this.saved()
  }

  /** Pastes what was said and has a draft made of it. */
  async draftFrom(transcript: string): Promise<void> {
    await this.at.getByRole('button', { name: 'Paste a transcript' }).click()
    const dialog = this.at.getByRole('dialog', { name: 'Paste a transcript' })
    await dialog.getByRole('textbox').fill(transcript)
    await dialog.getByRole('button', { name: 'Draft the note' }).click()
    await expect(dialog).toBeHidden()
  }

  /** Opens the evidence with this number, from its mark in the note. */
  async openEvidence(number: number): Promise<void> {
    await this.editor
      .getByRole('button', { name: new RegExp(`^Evidence ${number}: `) })
      .first()
      .click()
    await expect(this.at.getByRole('dialog', { name: `Evidence ${number}` })).toBeVisible()
  }

  async review(): Promise<Locator> {
    await this.at.getByRole('button', { name: 'Review and sign' }).click()
    await expect(this.signDialog).toBeVisible()
    return this.signDialog
  }

  /** Reviews the note and signs it as it stands. */
  async sign(): Promise<void> {
    const dialog = await this.review()
    await dialog.getByRole('checkbox').check()
    await this.signAndFile()
  }

  /** Reviews the note and signs it for somebody else to co-sign; without a name for anybody. */
  async signForCoSignature(name?: string): Promise<void> {
    const dialog = await this.review()
    const choice = name ? `By ${name}` : 'By any clinician here'
    await dialog.getByRole('combobox', { name: 'Co-signature' }).selectOption({ label: choice })
    await dialog.getByRole('checkbox').check()
    await this.signAndFile()
  }

  /** Opens the note of another that waits for this user’s co-signature. */
  async openNoteToCoSign(author: string): Promise<void> {
    const waiting = this.at.locator('p').filter({ hasText: `A note by ${author}` })
    await waiting.getByRole('link', { name: 'Open it' }).click()
    await this.opened()
    await expect(
      this.at.getByRole('region', { name: 'Text of the preliminary note' }),
    ).toBeVisible()
  }

  get coSignDialog(): Locator {
    return this.at.getByRole('dialog', { name: 'Review and co-sign' })
  }

  /** Presses the button; who presses it before anybody can have looked is asked to press again. */
  async coSignAndFile(): Promise<void> {
    await expect(this.coSignDialog.getByRole('checkbox')).not.toBeChecked()
    await this.coSignDialog.getByRole('checkbox').check()
    await expect(async () => {
      const submit = this.coSignDialog.getByRole('button', { name: 'Co-sign and file' })
      if (await submit.isVisible()) await submit.click({ timeout: 5_000 })
      await expect(this.coSignDialog).toBeHidden({ timeout: 2_000 })
    }).toPass({ timeout: 20_000 })
  }

  get submit(): Locator {
    return this.signDialog.getByRole('button', { name: 'Sign and file' })
  }

  /** Presses the button; who presses it before anybody can have looked is asked to press again. */
  async signAndFile(): Promise<void> {
    await expect(async () => {
      if (await this.submit.isVisible()) await this.submit.click({ timeout: 5_000 })
      await expect(this.signDialog).toBeHidden({ timeout: 2_000 })
    }).toPass({ timeout: 20_000 })
  }

  /** Presses the button for a signature that does not come about, until the dialog says why. */
  async signInVain(answer: string): Promise<void> {
    const tooEarly = this.signDialog.getByText('Not signed yet: look at patient and text first')
    const said = this.signDialog.getByText(answer)
    await expect(async () => {
      await this.submit.click({ timeout: 5_000 })
      await expect(said.or(tooEarly)).toBeVisible()
      expect(await tooEarly.count()).toBe(0)
    }).toPass({ timeout: 30_000 })
  }

  /** Adds an addendum of one sentence to the filed note, and signs it. */
  async addAddendum(sentence: string): Promise<void> {
    await this.at.getByRole('button', { name: 'Add addendum' }).click()
    await expect(this.editor).toBeVisible()
    await this.write('Addendum', sentence)
    await this.ownWhatIsOpen()
    await this.saved()
    await this.sign()
  }

  /** Opens the filed note in a new version. */
  async correct(reason: string): Promise<void> {
    await this.at.getByRole('button', { name: 'Correct…' }).click()
    const dialog = this.at.getByRole('dialog', { name: 'Correct the filed note' })
    await dialog.getByRole('textbox').fill(reason)
    await dialog.getByRole('button', { name: 'Open the correction' }).click()
    await expect(this.editor).toBeVisible()
  }

  /** Who presses before anybody can have looked is asked to press again. */
  async enterInError(reason: string): Promise<void> {
    await this.at.getByRole('button', { name: 'Enter in error…' }).click()
    const dialog = this.at.getByRole('dialog', { name: 'Enter the note in error' })
    await dialog.getByRole('textbox').fill(reason)
    await expect(dialog.getByRole('checkbox')).not.toBeChecked()
    await dialog.getByRole('checkbox').check()
    await expect(async () => {
      const submit = dialog.getByRole('button', { name: 'Enter in error', exact: true })
      if (await submit.isVisible()) await submit.click({ timeout: 5_000 })
      await expect(dialog).toBeHidden({ timeout: 2_000 })
    }).toPass({ timeout: 20_000 })
  }

  /** Waits for the receipt. @returns the record’s id in the EHR */
  async filed(): Promise<string> {
    await expect(this.filing).toContainText('identical', { timeout: 20_000 })
    const record = await this.filing
      .getByText(/DocumentReference\/\S+/)
      .first()
      .textContent()
    return /DocumentReference\/([A-Za-z0-9.-]+)/.exec(record ?? '')?.[1] ?? ''
  }
}
