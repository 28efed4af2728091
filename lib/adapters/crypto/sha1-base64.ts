import 'server-only'
import { createHash } from 'node:crypto'

/** base64(SHA-1) of the text as UTF-8: what FHIR R4 calls the hash of an attachment. No security. */
export const sha1Base64 = (text: string): string => createHash('sha1').update(text).digest('base64')
