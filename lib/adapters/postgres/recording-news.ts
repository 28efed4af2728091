import 'server-only'
import { sql } from 'kysely'
import pg from 'pg'
import type { Bell, RecordingNews } from '#lib/capture/recording-news.ts'
import { connectionSettings } from '#lib/db/pool.ts'
import type { RecordingId } from '#lib/kernel/ids.ts'

const CHANNELS = { sound: 'chartside_sound', words: 'chartside_words' } as const
const CONNECT_AGAIN_MS = 1_000

/** Within a statement: tells it with the commit (PostgreSQL 17, NOTIFY). */
export const tell = (about: keyof typeof CHANNELS, id: RecordingId) =>
  sql`pg_notify(${CHANNELS[about]}, ${id}::text)`

export type PostgresRecordingNews = RecordingNews & { readonly close: () => Promise<void> }

type Ring = () => void

/**
 * News by LISTEN, on a connection of its own that is opened with the first bell. While it is lost,
 * bells end by their time.
 *
 * @param onLost is told each time that it cannot be opened, or is over
 */
export function postgresRecordingNews(url: string, onLost: () => void): PostgresRecordingNews {
  const bells = new Map<string, Set<Ring>>()
  let client: pg.Client | undefined
  let isOver = false

  const ringAll = () => {
    for (const rings of bells.values()) for (const ring of rings) ring()
  }
  const connect = async (): Promise<void> => {
    if (client || isOver) return
    const opened = new pg.Client({ ...connectionSettings(url), keepAlive: true })
    client = opened
    opened.on('error', () => undefined) // told by its end
    opened.on('end', () => {
      client = undefined
      if (isOver) return
      onLost()
      setTimeout(connect, CONNECT_AGAIN_MS).unref()
    })
    opened.on('notification', ({ channel, payload }) => {
      for (const ring of bells.get(`${channel} ${payload}`) ?? []) ring()
    })
    try {
      await opened.connect()
      for (const channel of Object.values(CHANNELS)) await opened.query(`listen ${channel}`)
      ringAll()
    } catch {
      await opened.end().catch(() => undefined)
    }
  }

  return {
    bell(about, id) {
      void connect()
      const key = `${CHANNELS[about]} ${id}`
      const { bell, ring } = aBell(() => {
        bells.get(key)?.delete(ring)
        if (bells.get(key)?.size === 0) bells.delete(key)
      })
      bells.set(key, (bells.get(key) ?? new Set()).add(ring))
      return bell
    },
    async close() {
      isOver = true
      await client?.end().catch(() => undefined)
    },
  }
}

function aBell(close: () => void): { readonly bell: Bell; readonly ring: Ring } {
  let isRung = false
  let wake: Ring | undefined
  return {
    ring: () => {
      isRung = true
      wake?.()
    },
    bell: {
      close,
      async next(atMostMs) {
        if (!isRung) {
          await new Promise<void>((resolve) => {
            const late = setTimeout(resolve, atMostMs)
            wake = () => {
              clearTimeout(late)
              resolve()
            }
          })
        }
        isRung = false
        wake = undefined
      },
    },
  }
}
