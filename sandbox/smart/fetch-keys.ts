import { lookup } from 'node:dns'
import { get as httpGet } from 'node:http'
import { get as httpsGet } from 'node:https'
import type { LookupFunction } from 'node:net'
import { text } from 'node:stream/consumers'
import type { KeyFetch } from './client-assertion.ts'

// RFC 6761 §6.3: names below `localhost` are this machine, also where the resolver has not heard.
const lookupLocally: LookupFunction = (hostname, options, done) =>
  lookup(hostname.endsWith('.localhost') ? 'localhost' : hostname, options, done)

/** Fetches the key set of a client, from `app.localhost` too. */
export const fetchKeys: KeyFetch = (url, { signal }) =>
  new Promise((resolve, reject) => {
    const get = url.startsWith('https:') ? httpsGet : httpGet
    get(url, { lookup: lookupLocally, signal, headers: { Accept: 'application/json' } }, (answer) =>
      text(answer).then(
        (body) => resolve(new Response(body, { status: answer.statusCode ?? 502 })),
        reject,
      ),
    ).on('error', reject)
  })
