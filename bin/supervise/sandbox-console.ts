import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import type { consoleSettingsSchema } from '#lib/console/console-settings.ts'
import type { IdpClient } from '#sandbox/idp/identity-provider.ts'
import type { Addresses } from './sandbox-ehrs.ts'

type Settings = z.input<typeof consoleSettingsSchema>

const tenants = ['greyfield', 'millbrook', 'eastvale', 'harrow']

/** The console registered with the sandbox's identity provider: once for each side of the wire. */
export function sandboxConsole({ publicUrl, sandboxOrigin, timeZone }: Addresses): {
  readonly settings: Settings
  readonly client: IdpClient
} {
  const client: IdpClient = {
    id: 'chartside-console',
    secret: randomBytes(24).toString('base64url'),
    redirectUri: `${publicUrl}/console/callback`,
    afterSignOut: `${publicUrl}/console/signed-out`,
  }
  return {
    client,
    settings: {
      issuer: `${sandboxOrigin}/idp`,
      name: 'Sandbox identity provider',
      clientId: client.id,
      authentication: { method: 'client_secret_basic', secret: client.secret },
      grants: [
        { group: 'chartside-privacy', role: 'privacy-officer', tenants },
        { group: 'chartside-audit', role: 'auditor', tenants: ['greyfield'] },
        { group: 'chartside-admin', role: 'admin', tenants },
        { group: 'chartside-clinicians', role: 'clinician', tenants: ['greyfield'] },
      ],
      timeZone,
    },
  }
}
