import { expect, test } from 'vitest'
import { isThisMachine } from './this-machine.ts'

test.each([
  ['http://localhost:1', true],
  ['ws://ehr.localhost', true],
  ['http://127.0.0.1:80', true],
  ['http://[::1]:80', true],
  ['http://2130706433/', true], // 127.0.0.1, as URLs read it
  ['http://127.0.0.1.evil.example', false],
  ['http://localhost.evil.example', false],
  ['http://10.0.0.1', false],
])('%s is this machine: %s', (url, isOurs) => {
  expect(isThisMachine(new URL(url).hostname)).toBe(isOurs)
})
