import { renderToStaticMarkup } from 'react-dom/server'
import { IntlProvider } from 'use-intl'
import { describe, expect, test } from 'vitest'
import en from '#lib/messages/en.ts'
import type { Keeping } from './keep-until-saved.ts'
import { LockedPage, type SessionOver } from './locked-page.tsx'

const shown = (keeping: Keeping | undefined, why: SessionOver = 'idle') =>
  renderToStaticMarkup(
    <IntlProvider locale="en" messages={en} timeZone="America/Chicago">
      <LockedPage why={why} keeping={keeping} signInHref="/launch?iss=x" />
    </IntlProvider>,
  )

describe('a covered page', () => {
  test('says that the draft is kept when it is, and leads to the sign-in', () => {
    expect(shown('kept')).toContain('Your draft is kept')
    expect(shown('kept')).toContain('href="/launch?iss=x"')
  })

  test.each(['idle', 'left', 'missing'] as const)(
    'that alone has what was typed says so and offers no way off it: %s',
    (why) => {
      const page = shown('waiting', why)
      expect(page).toContain('Your last changes are not saved yet')
      expect(page).not.toContain('is kept')
      expect(page).not.toContain('href')
    },
  )

  test('does not call kept what could not be saved', () => {
    const page = shown('lost', 'limit')
    expect(page).toContain('Your last changes could not be saved')
    expect(page).not.toContain('is kept')
    expect(page).toContain('href="/launch?iss=x"')
  })
})
