import type { Page } from '@playwright/test'

export type Script = { readonly url: string; readonly bytes: number }

/**
 * Counts what the page's scripts weigh on the wire: compressed, with their response headers.
 * @returns what came so far, at every call
 */
export async function watchScripts(page: Page): Promise<() => readonly Script[]> {
  const devtools = await page.context().newCDPSession(page)
  const urls = new Map<string, string>()
  const scripts: Script[] = []
  devtools.on('Network.requestWillBeSent', ({ requestId, type, request }) => {
    if (type === 'Script') urls.set(requestId, request.url)
  })
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const url = urls.get(requestId)
    if (url) scripts.push({ url, bytes: encodedDataLength })
  })
  await devtools.send('Network.enable')
  return () => scripts
}
