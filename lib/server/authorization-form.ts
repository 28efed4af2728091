import 'server-only'
import {
  type AuthorizationRequest,
  authorizationParameters,
} from '#lib/smart/authorization-request.ts'

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign)

/**
 * The authorization request as a form that sends itself (2.2.0@50-52). Without scripts there is a
 * button.
 */
export function authorizationForm(request: AuthorizationRequest, nonce: string): Response {
  const fields = authorizationParameters(request)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`)
    .join('')
  const page = `<!doctype html><html lang="en"><title>Chartside</title>
<form method="post" action="${escapeHtml(request.endpoint)}">${fields}
<noscript><button>Continue to sign in</button></noscript></form>
<script nonce="${escapeHtml(nonce)}">document.forms[0].submit()</script></html>`
  return new Response(page, {
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  })
}
