import { describe, expect, test } from 'vitest'
import { unavailablePage } from './unavailable-page.ts'

describe('S31 the page of a launch while the database is away', () => {
  const page = unavailablePage({ 'content-security-policy': 'p' }, 'n0nce')

  test('is 503, is guarded like any page, and asks to come again', () => {
    expect(page.status).toBe(503)
    expect(Object.fromEntries(page.headers)).toMatchObject({
      'content-security-policy': 'p',
      'content-type': 'text/html; charset=utf-8',
      'retry-after': '5',
    })
  })

  test('says what to do and a code, and styles itself under its nonce', async () => {
    const html = await page.text()
    expect(html).toContain('STORE_UNAVAILABLE')
    expect(html).toContain('<a href="">Try again</a>')
    expect(html).toContain('<style nonce="n0nce">')
    expect(html).not.toContain('<script')
  })
})
