import { describe, expect, test } from 'vitest'
import type { LaunchId } from '#lib/kernel/ids.ts'
import { cookieAttributes, PROBE_COOKIE, pendingCookie, sessionCookie } from './launch-cookies.ts'

const launch = 'greyfield.AbCdEfGh-_klmnopqrstuv' as LaunchId

describe('S3 A5 a cookie of ours', () => {
  test('is for this host alone, secure, out of reach of scripts, and partitioned', () => {
    expect(cookieAttributes(600)).toEqual({
      httpOnly: true,
      secure: true,
      sameSite: 'none',
      partitioned: true,
      path: '/',
      maxAge: 600,
    })
  })

  test('has a name that a browser holds to that', () => {
    for (const name of [PROBE_COOKIE, pendingCookie(launch), sessionCookie(launch)]) {
      expect(name).toMatch(/^__Host-[A-Za-z0-9_-]+$/)
    }
  })

  test('has a name of its own in every launch, and before and after sign-in', () => {
    const second = 'greyfield.ZbCdEfGh-_klmnopqrstuv' as LaunchId
    const names = [launch, second].flatMap((id) => [pendingCookie(id), sessionCookie(id)])
    expect(new Set(names).size).toBe(4)
  })
})
