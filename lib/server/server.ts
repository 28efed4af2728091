import 'server-only'
import { openTranscriber } from '#lib/adapters/asr/open-transcriber.ts'
import { macWith } from '#lib/adapters/crypto/mac.ts'
import { type Seal, sealWith } from '#lib/adapters/crypto/seal.ts'
import { sha1Base64 } from '#lib/adapters/crypto/sha1-base64.ts'
import { sha256 } from '#lib/adapters/crypto/sha256.ts'
import { sha256Bytes } from '#lib/adapters/crypto/sha256-bytes.ts'
import { smartAuthorizationServer } from '#lib/adapters/ehr/authorization-server.ts'
import { ehrSmartStyles } from '#lib/adapters/ehr/smart-styles.ts'
import { openidProvider } from '#lib/adapters/identity/openid-provider.ts'
import { type Log, openLog } from '#lib/adapters/log/log.ts'
import { openLanguageModel } from '#lib/adapters/models/open-language-model.ts'
import { postgresAccessSignals } from '#lib/adapters/postgres/access-signals.ts'
import { postgresApprovalStore } from '#lib/adapters/postgres/approval-store.ts'
import { postgresAuditChecks } from '#lib/adapters/postgres/audit-checks.ts'
import type { AuditDatabases } from '#lib/adapters/postgres/audit-databases.ts'
import { postgresAuditIntegrity } from '#lib/adapters/postgres/audit-integrity.ts'
import { postgresAuditReports } from '#lib/adapters/postgres/audit-reports.ts'
import { postgresAuditRetention } from '#lib/adapters/postgres/audit-retention.ts'
import { postgresAuditSearch } from '#lib/adapters/postgres/audit-search.ts'
import { type AuditWriter, openAuditWriter } from '#lib/adapters/postgres/audit-writer.ts'
import { postgresBreakGlassStore } from '#lib/adapters/postgres/break-glass-store.ts'
import { postgresCoSignStore } from '#lib/adapters/postgres/co-sign-store.ts'
import { postgresConsoleStore } from '#lib/adapters/postgres/console-store.ts'
import { postgresDisclosures } from '#lib/adapters/postgres/disclosures.ts'
import { postgresFilingStore } from '#lib/adapters/postgres/filing-store.ts'
import { postgresHearingStore } from '#lib/adapters/postgres/hearing-store.ts'
import { postgresLaunchStore } from '#lib/adapters/postgres/launch-store.ts'
import { postgresLegalHolds } from '#lib/adapters/postgres/legal-holds.ts'
import { postgresNoteStore } from '#lib/adapters/postgres/note-store.ts'
import { postgresProvenanceStore } from '#lib/adapters/postgres/provenance-store.ts'
import { postgresRateLimits, type RateLimits } from '#lib/adapters/postgres/rate-limits.ts'
import { postgresRecordingNews } from '#lib/adapters/postgres/recording-news.ts'
import { postgresRecordingStore } from '#lib/adapters/postgres/recording-store.ts'
import { postgresTranscriptStore } from '#lib/adapters/postgres/transcript-store.ts'
import { postgresWordsStore } from '#lib/adapters/postgres/words-store.ts'
import { postgresWorklistStore } from '#lib/adapters/postgres/worklist-store.ts'
import { postgresWritingAidStore } from '#lib/adapters/postgres/writing-aid-store.ts'
import { openConsoleSettings } from '#lib/adapters/registrations/console-settings.ts'
import { openEhrRegister } from '#lib/adapters/registrations/ehr-register.ts'
import { systemClock } from '#lib/adapters/system/system-clock.ts'
import { systemRandom } from '#lib/adapters/system/system-random.ts'
import type { LanguageModel } from '#lib/ambient/models/language-model.ts'
import type { Transcriber } from '#lib/ambient/transcriber.ts'
import type { TranscriptStore } from '#lib/ambient/transcript-store.ts'
import type { AccessSignals } from '#lib/audit/access-signal.ts'
import type { AuditChecks } from '#lib/audit/audit-check.ts'
import type { AuditIntegrity } from '#lib/audit/audit-integrity.ts'
import type { AuditReports } from '#lib/audit/audit-reports.ts'
import type { AuditSearch } from '#lib/audit/audit-search.ts'
import type { BreakGlassStore } from '#lib/audit/break-glass.ts'
import type { Disclosures } from '#lib/audit/disclosure.ts'
import type { LegalHolds } from '#lib/audit/legal-hold.ts'
import type { AuditRetention } from '#lib/audit/retention.ts'
import type { HearingStore } from '#lib/capture/hearing-store.ts'
import type { RecordingNews } from '#lib/capture/recording-news.ts'
import type { RecordingStore } from '#lib/capture/recording-store.ts'
import type { WordsStore } from '#lib/capture/words-store.ts'
import { type Config, readConfig } from '#lib/config/config.ts'
import { type Database, openPool } from '#lib/db/pool.ts'
import type { ApprovalStore } from '#lib/filing/approval-store.ts'
import type { CoSignStore } from '#lib/filing/co-sign-store.ts'
import type { FilingStore } from '#lib/filing/filing-store.ts'
import type { ProvenanceStore } from '#lib/filing/provenance-store.ts'
import type { WorklistStore } from '#lib/filing/worklist.ts'
import type { ConsoleDeps } from '#lib/flows/console-deps.ts'
import type { LaunchDeps } from '#lib/flows/launch-deps.ts'
import type { LaunchId } from '#lib/kernel/ids.ts'
import type { Sha256Bytes } from '#lib/kernel/sha256.ts'
import type { WritingAidStore } from '#lib/note/aids/writing-aid-store.ts'
import type { NoteStore } from '#lib/note/note-store.ts'
import type { SmartStyles } from '#lib/smart/smart-styles.ts'
import type { ChartReading } from './chart-reading.ts'
import { type HeldOnce, holdOnce } from './hold-once.ts'

const POOL_SIZE = 10
/** Questions to the trail take seconds where it is long; they wait for each other and hold up nobody. */
const TRAIL_READERS = 4
/** Refreshes under way at once; an EHR that is slow to answer holds no more connections than these. */
const REFRESHES_AT_ONCE = 4
/** A browser follows its redirect at once, or not at all. */
const PAGE_COMES_WITHIN_MS = 10_000

/** Everything a process of ours is made of: config and adapters, wired by hand. */
export type Server = LaunchDeps & {
  readonly config: Config
  readonly audit: AuditWriter
  readonly database: Database
  readonly auditDatabases: AuditDatabases
  readonly trail: AuditSearch
  readonly reports: AuditReports
  readonly integrity: AuditIntegrity
  readonly checks: AuditChecks
  readonly retention: AuditRetention
  readonly holds: LegalHolds
  readonly disclosures: Disclosures
  readonly breakGlass: BreakGlassStore
  readonly signals: AccessSignals
  /** Undefined: there is no console here. */
  readonly console: Pick<ConsoleDeps, 'settings' | 'provider' | 'sessions'> | undefined
  readonly seal: Seal
  readonly sha256Bytes: Sha256Bytes
  readonly sha1Base64: (text: string) => string
  readonly rateLimits: RateLimits
  readonly notes: NoteStore
  readonly aids: WritingAidStore
  readonly transcripts: TranscriptStore
  readonly recordings: RecordingStore
  readonly hearings: HearingStore
  readonly words: WordsStore
  readonly news: RecordingNews
  /** Undefined: no engine is named, so nothing is recorded. */
  readonly transcriber: Transcriber | undefined
  /** Undefined: none is named, so none is offered. */
  readonly model: LanguageModel | undefined
  readonly approvals: ApprovalStore
  readonly filings: FilingStore
  readonly provenances: ProvenanceStore
  readonly coSigns: CoSignStore
  readonly worklist: WorklistStore
  readonly styles: SmartStyles
  /** Charts whose pages are about to be asked for. */
  readonly chartsAhead: HeldOnce<LaunchId, ChartReading>
  readonly log: Log
  /** Writes what is waiting and disconnects. */
  readonly close: () => Promise<void>
}

// The framework evaluates modules several times in one process; pool, chain and register must not
// be doubled by that (ST-20).
const key = Symbol.for('chartside.server.1')
const shared = globalThis as { [key]?: Server }

/** The one server of this process, made at its first use. Importing it connects nothing. */
export function server(): Server {
  shared[key] ??= build(readConfig())
  return shared[key]
}

function build(config: Config): Server {
  const log = openLog({ level: config.logLevel, node: config.nodeName })
  const seal = sealWith(config.secrets.encryption)
  const clock = systemClock
  const { database, pool } = openPool(config.databaseUrl, POOL_SIZE)
  const refreshing = openPool(config.databaseUrl, REFRESHES_AT_ONCE)
  const trail = openPool(config.auditDatabaseUrl, TRAIL_READERS, 'chartside_audit_ro')
  const news = postgresRecordingNews(config.databaseUrl, () => log.warn('news.lost'))
  const auditDatabases = { reading: trail.database, writing: database }
  const audit = openAuditWriter({
    url: config.databaseUrl,
    node: config.nodeName,
    mac: macWith(config.secrets.auditMac),
    clock,
  })
  const ehrs = openEhrRegister({
    file: config.ehrsFile,
    sandboxEhrs: config.sandboxEhrs,
    onInvalid: (problem) => log.error('registrations.invalid', { reason: problem.message }),
  })
  return {
    config,
    log,
    seal,
    audit,
    database,
    auditDatabases,
    trail: postgresAuditSearch(trail.database),
    reports: postgresAuditReports(trail.database),
    integrity: postgresAuditIntegrity(auditDatabases),
    checks: postgresAuditChecks(database),
    retention: postgresAuditRetention(auditDatabases),
    holds: postgresLegalHolds(database, seal),
    disclosures: postgresDisclosures(auditDatabases, seal),
    breakGlass: postgresBreakGlassStore(database, seal),
    signals: postgresAccessSignals(auditDatabases, seal),
    console: consoleParts(config, database, seal),
    ehrs,
    clock,
    sha256,
    sha256Bytes,
    sha1Base64,
    random: systemRandom,
    publicUrl: config.publicUrl,
    rateLimits: postgresRateLimits(pool),
    notes: postgresNoteStore(database, seal),
    aids: postgresWritingAidStore(database, seal),
    transcripts: postgresTranscriptStore(database, seal),
    recordings: postgresRecordingStore(database, seal),
    hearings: postgresHearingStore(database, seal),
    words: postgresWordsStore(database, seal),
    news,
    transcriber: config.transcriber && openTranscriber(config.transcriber),
    model: config.drafter && openLanguageModel(config.drafter),
    approvals: postgresApprovalStore(database, seal),
    filings: postgresFilingStore(database, seal),
    provenances: postgresProvenanceStore(database),
    coSigns: postgresCoSignStore(database, seal),
    worklist: postgresWorklistStore(database, seal),
    launches: postgresLaunchStore(database, seal, refreshing.database),
    styles: ehrSmartStyles(),
    chartsAhead: holdOnce(PAGE_COMES_WITHIN_MS),
    authorization: smartAuthorizationServer({ clock, keys: config.secrets.clientKeys.keys }),
    async close() {
      await audit.close()
      await news.close()
      await Promise.all([pool, refreshing.pool, trail.pool].map((one) => one.end()))
    },
  }
}

function consoleParts(config: Config, database: Database, seal: Seal): Server['console'] {
  const settings = openConsoleSettings(config)
  if (!settings) return undefined
  const keys = config.secrets.clientKeys.keys
  return {
    settings,
    provider: openidProvider(settings, { clock: systemClock, keys }),
    sessions: postgresConsoleStore(database, seal),
  }
}
