import 'server-only'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { exportFolder } from '#lib/adapters/audit-export/export-folder.ts'
import { tarStream } from '#lib/adapters/audit-export/tar-stream.ts'
import { logSigner, noteCrypto } from '#lib/adapters/crypto/log-signer.ts'
import { filterText } from '#lib/audit/audit-filter.ts'
import { audited } from '#lib/audit/audit-log.ts'
import { type Recipient, readRecipient } from '#lib/console/decision-forms.ts'
import { filterOf, readTrailQuery } from '#lib/console/trail-query.ts'
import { recordDisclosure } from '#lib/flows/account-disclosures.ts'
import { readerWho } from '#lib/flows/audit-reader.ts'
import { type ExportScope, exportAuditTrail } from '#lib/flows/export-audit-trail.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import type { ConsoleForm } from './console-form.ts'
import { problemResponse } from './problem-response.ts'
import { redirectTo } from './redirect-to.ts'
import { server } from './server.ts'
import { trailTrees } from './trail-trees.ts'
import { exportWords } from './words.ts'

/**
 * The signed export of one organisation as a download. It is made in a folder of its own, because
 * the signed list of files comes last, and goes out from there without being held in memory.
 */
export async function consoleExport(open: ConsoleForm): Promise<Response> {
  const { tenant, reader, settings, form } = open
  const back = (why: string) => redirectTo(`/console/${tenant}/exports?${why}`)
  const query = readTrailQuery(form, settings.timeZone)
  if (!query.ok) return back(`wrong=${query.error}`)
  const { from, to, patient } = filterOf(query.value, settings.timeZone)
  const recipient = open.permissions.has('disclosures') ? readRecipient(form) : undefined
  if (recipient === 'incomplete') return back('wrong=recipient')
  const { audit, clock, config } = server()
  const scope = { tenant, from, to, ...(patient && { patient }) }
  const event = exportEvent(scope)
  const temporary = await mkdtemp(join(tmpdir(), 'chartside-export-'))
  const folder = join(temporary, 'export')
  const deps = {
    trees: trailTrees(),
    log: logSigner(config.secrets.auditLog),
    crypto: noteCrypto,
    target: exportFolder(folder),
  }
  const now = clock.now()
  try {
    const exported = await audited(audit, readerWho(reader, patient), event, () =>
      exportAuditTrail(deps, scope, now),
    )
    if (!exported.ok) return await withoutFolder(temporary, problemResponse(exported.error))
    if (exported.value === undefined) return await withoutFolder(temporary, back('nothing=1'))
    // What goes to somebody outside is in the accounting before it can go.
    const told =
      recipient && (await recordDisclosure(server(), reader, disclosureOf(scope, recipient, now)))
    if (told?.ok === false) return await withoutFolder(temporary, problemResponse(told.error))
    const names = (await readdir(folder)).sort()
    return download(temporary, tarStream(folder, names, nameOf(tenant, now)), nameOf(tenant, now))
  } catch (bug) {
    await rm(temporary, { recursive: true, force: true })
    throw bug
  }
}

const exportEvent = ({ patient, from, to }: ExportScope) => {
  const whose = patient ? { query: filterText({ patient, from: null, to: null }) } : {}
  return { action: 'audit.export', scope: 'tenant', from, to, ...whose } as const
}

const disclosureOf = (
  { from, to, patient }: ExportScope,
  recipient: Recipient,
  disclosedAt: Instant,
) => ({
  ...recipient,
  ...{ patient, period: { from, to }, disclosedAt },
  description: exportWords('described'),
})

const nameOf = (tenant: string, at: Instant): string =>
  `chartside-audit-${tenant}-${at.slice(0, 19).replaceAll(':', '')}Z`

async function withoutFolder(folder: string, answer: Response): Promise<Response> {
  await rm(folder, { recursive: true, force: true })
  return answer
}

/** Sends the archive, and removes the folder whether or not all of it was taken. */
function download(folder: string, archive: AsyncGenerator<Uint8Array>, name: string): Response {
  async function* sent() {
    try {
      yield* archive
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
  return new Response(
    Readable.toWeb(Readable.from(sent(), { objectMode: false })) as ReadableStream,
    {
      headers: {
        'content-type': 'application/x-tar',
        'content-disposition': `attachment; filename="${name}.tar"`,
        'cache-control': 'no-store',
      },
    },
  )
}
