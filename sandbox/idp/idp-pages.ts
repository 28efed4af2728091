import { html } from 'hono/html'
import { type Html, page } from '../shell/page.ts'
import { idpAccounts } from './identity-provider.ts'

/** Who signs in: nothing here is real, so a name is all it takes. */
export const idpSignInPage = (interaction: string): Html =>
  page({
    title: 'Sign in',
    body: html`<main class="narrow">
      <h1>Sign in to your organisation</h1>
      <p>The identity provider of the sandbox. Everybody here is invented; choose who you are.</p>
      <form method="post" action="/idp/sign-in">
        <input type="hidden" name="interaction" value="${interaction}">
        <ul class="picker">
          ${idpAccounts.map(
            ({ username, name, groups }) =>
              html`<li>
                <button name="username" value="${username}"><b>${name}</b> ${groups.join(', ')}</button>
              </li>`,
          )}
        </ul>
      </form>
      <form method="post" action="/idp/cancel">
        <input type="hidden" name="interaction" value="${interaction}">
        <button>Cancel</button>
      </form>
    </main>`,
  })

export const idpRefusedPage = (problem: string): Html =>
  page({
    title: 'Not signed in',
    body: html`<main class="narrow">
      <h1>Nobody can be signed in</h1>
      <p role="alert">${problem}</p>
      <p>Nothing was sent back to the app.</p>
    </main>`,
  })

export const idpSignedOutPage = (back: string | undefined): Html =>
  page({
    title: 'Signed out',
    body: html`<main class="narrow">
      <h1>You are signed out of your organisation</h1>
      ${back ? html`<p><a href="${back}">Back to the app</a></p>` : ''}
    </main>`,
  })
