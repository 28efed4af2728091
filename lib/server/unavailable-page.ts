import 'server-only'
import { errorTable } from '#lib/kernel/app-error.ts'
import said from '#lib/messages/en/app-error.ts'
import { launchWords as t } from './words.ts'

const STYLE = `
:root { color-scheme: light dark; background: light-dark(#fff, #161e23); color: light-dark(#12202a, #e7edf0) }
body { font: 15px/1.5 "IBM Plex Sans", system-ui, sans-serif; max-width: 35rem; margin: max(1.5rem, 10vh) auto; padding: 0 1.25rem }
h1 { font-size: 1.25rem; line-height: 1.3; margin: 0 0 .4rem }
a { color: light-dark(#005f78, #79c7dc); font-weight: 600 }`

/**
 * What stands at the address of a launch while the database is away: 503, and nothing of the patient.
 * It is made here by hand because the framework cannot give a page that status; trying again is a
 * reload. None of its text comes from a request.
 */
export function unavailablePage(
  headers: Readonly<Record<string, string>>,
  nonce: string,
): Response {
  const code = 'STORE_UNAVAILABLE'
  const { status } = errorTable[code]
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Chartside</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<main>
<p>${t('unavailable')}</p>
<h1>${t(`title.${code}`)}</h1>
<p>${said[code]}</p>
<p><a href="">${t('tryAgain')}</a></p>
<p><code>${code}</code></p>
</main>
</body>
</html>`
  return new Response(html, {
    status,
    headers: { ...headers, 'content-type': 'text/html; charset=utf-8', 'retry-after': '5' },
  })
}
