import { expect, type Page } from '@playwright/test'

/** What the sandbox’s Rosalind Marchetti would be known by. */
const KNOWN_BY = [/marchetti/i, /rosalind/i, /mmHg/, /penicillin/i]

/** No frame of ours on the page holds anything of the patient, shown or not. */
export async function expectNothingOf(page: Page, words: readonly string[] = []): Promise<void> {
  const ours = page.frames().filter((frame) => new URL(frame.url()).hostname === 'app.localhost')
  expect(ours).not.toHaveLength(0)
  for (const frame of ours) {
    const content = () => frame.content()
    await expect.poll(content).not.toMatch(KNOWN_BY[0] ?? '')
    expectNothingIn(await content(), words)
  }
}

export function expectNothingIn(html: string, words: readonly string[] = []): void {
  for (const known of KNOWN_BY) expect(html).not.toMatch(known)
  for (const word of words) expect(html).not.toContain(word)
}
