import 'server-only'
import { fileSink } from '#lib/adapters/audit-heads/file-sink.ts'
import { httpSink } from '#lib/adapters/audit-heads/http-sink.ts'
import type { AuditSink } from '#lib/audit/audit-sink.ts'
import type { Config } from '#lib/config/config.ts'

/** The places outside the database that the operator has for signed heads. */
export const auditSinks = ({ auditHeads }: Pick<Config, 'auditHeads'>): readonly AuditSink[] => [
  ...(auditHeads.folder ? [fileSink(auditHeads.folder)] : []),
  ...(auditHeads.url ? [httpSink(auditHeads.url, auditHeads.headers)] : []),
]
