import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'

const sites = ['greyfield', 'harrow']
const read = (environment: Record<string, string> = {}, ...argv: string[]) =>
  readConfig(environment, argv, sites)

const client = {
  site: 'harrow',
  id: 'app',
  name: 'App',
  authentication: { method: 'client_secret_basic', secret: 's' },
  redirectUris: ['http://app.localhost:3000/callback/harrow'],
  launchUrl: 'http://app.localhost:3000/launch',
  scopes: ['openid'],
}

describe('the configuration of the sandbox', () => {
  it('is complete without a word', () => {
    expect(read()).toMatchObject({
      origin: 'http://ehr.localhost:4000',
      host: '127.0.0.1',
      port: 4000,
      seed: 7,
      patients: undefined,
    })
    expect(read().clients.map(({ site, id }) => `${site}:${id}`)).toEqual([
      'greyfield:chartside',
      'harrow:chartside',
    ])
  })

  it('moves its origin with its port, unless told otherwise', () => {
    expect(read({}, '--port', '4100').origin).toBe('http://ehr.localhost:4100')
    expect(read({ SANDBOX_PORT: '4200' }).port).toBe(4200)
    const behindProxy = read({ SANDBOX_ORIGIN: 'https://ehr.example/' }, '--port', '4100')
    expect([behindProxy.origin, behindProxy.port]).toEqual(['https://ehr.example', 4100])
  })

  it('takes clients and patients from outside', () => {
    const config = read({ SANDBOX_CLIENTS: JSON.stringify([client]) }, '--patients', 'bundles')
    expect(config.clients).toEqual([client])
    expect(config.patients).toBe('bundles')
  })

  it('says everything that is wrong at once', () => {
    const environment = { SANDBOX_TIME_ZONE: 'Mars/Olympus', SANDBOX_CLIENTS: '[{"id":1}]' }
    expect(() => read(environment, '--port', '99999')).toThrow(
      /SANDBOX_TIME_ZONE: is not an IANA time zone\nSANDBOX_CLIENTS\.0\.site(.|\n)*--port: /,
    )
    expect(() => read({ SANDBOX_CLIENTS: '{' })).toThrow('SANDBOX_CLIENTS: is not JSON')
    expect(() => read({ SANDBOX_CLIENTS: JSON.stringify([{ ...client, site: 'x' }]) })).toThrow(
      'no site x',
    )
    expect(() => read({}, '--prot', '4100')).toThrow('--prot')
  })

  it('refuses production, unless it is forced', () => {
    expect(() => read({ NODE_ENV: 'production' })).toThrow('production')
    expect(read({ NODE_ENV: 'production', SANDBOX_FORCE: '1' }).port).toBe(4000)
  })
})
