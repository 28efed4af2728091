import { query } from './database.ts'

const wake = (filings: string) => `
  WITH due AS (${filings})
  SELECT graphile_worker.add_job(
    'advance-filing', json_build_object('filingId', id::text), job_key := 'filing ' || id)
  FROM due`

/** The clock goes on to what filings wait for, and the queue wakes the worker for each of them. */
export const waitsAreOver = () =>
  query(wake('UPDATE filing SET not_before = now() WHERE not_before > now() RETURNING id'))

/** The lease of a worker that died runs out, and the queue wakes the next one. */
export const leasesAreOver = () =>
  query(wake(`UPDATE filing SET lease_until = now() - interval '1 second' RETURNING id`))
