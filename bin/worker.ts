import { quietConsole } from '#lib/adapters/log/quiet-console.ts'
import { startAuditSealer } from '#lib/server/audit-sealer.ts'
import { startFilingWorker } from '#lib/server/filing-worker.ts'
import { startHearingWorker } from '#lib/server/hearing-worker.ts'
import { keepAuditPartitions } from '#lib/server/keep-audit-partitions.ts'
import { startLaunchSweeper } from '#lib/server/launch-sweeper.ts'
import { startListeningWorker } from '#lib/server/listening-worker.ts'
import { startRecordingSweeper } from '#lib/server/recording-sweeper.ts'
import { server } from '#lib/server/server.ts'
import { startTrailChecker } from '#lib/server/trail-checker.ts'
import { checkInThread } from './audit/check-in-thread.ts'

// The process that does what must not depend on a browser: it files approved notes, looks for those
// whose answer was lost, seals the audit trail, checks it when asked to, makes room for next
// year's, forgets the tokens of sessions that are over, hears recordings that were stopped, and
// removes the sound of them that is not kept any longer.

const { log } = server()
quietConsole(console, log)
// The words of an error nobody foresaw may quote a patient; its kind is what the log gets (S30).
process.on('uncaughtException', (error) => {
  log.error('worker.failed', { reason: error.constructor.name })
  process.exit(1)
})

const stopKeeping = keepAuditPartitions()
const sealer = startAuditSealer()
const sweeper = startLaunchSweeper()
const recordingSweeper = startRecordingSweeper()
const worker = await startFilingWorker()
const hearingWorker = await startHearingWorker()
const listeningWorker = await startListeningWorker()
const checker = await startTrailChecker(checkInThread)
log.info('worker.started')
process.send?.('ready')

let stopping = false

async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  stopKeeping()
  await Promise.all([worker, hearingWorker, listeningWorker, checker].map((one) => one.stop()))
  await sweeper.stop()
  await recordingSweeper.stop()
  await sealer.stop()
  await server().close()
  process.exit(0)
}

process.on('SIGTERM', () => void stop())
process.on('SIGINT', () => void stop())
// The supervisor is gone: nobody would restart or stop us.
process.on('disconnect', () => void stop())
