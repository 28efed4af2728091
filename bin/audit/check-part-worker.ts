// A thread of `audit verify`: checks parts of the trail on a connection of its own.
import { parentPort } from 'node:worker_threads'
import type { TrailPart } from '#lib/audit/audit-trail.ts'
import { checkRecords } from '#lib/flows/check-records.ts'
import { openAudit } from './open-audit.ts'
import type { PartMessage } from './part-checkers.ts'

/** Rows come a few at a time; a message for each such few costs as much as hashing them. */
const TELL_EVERY = 2_500

const { trail, chainKeys } = openAudit()
const say = (message: PartMessage) => parentPort?.postMessage(message)

async function check(part: TrailPart): Promise<void> {
  let told = 0
  const checked = await checkRecords(trail, chainKeys, part, (records) => {
    if (records < told + TELL_EVERY) return
    told = records
    say({ records })
  })
  if (checked.ok) say({ records: checked.value.records })
  say({ checked })
}

// An error that is not a Result ends the thread, which whoever started it hears of.
parentPort?.on('message', (part: TrailPart) => void check(part))
