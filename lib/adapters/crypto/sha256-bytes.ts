import 'server-only'
import { hash } from 'node:crypto'
import type { Sha256Bytes } from '#lib/kernel/sha256.ts'

/** SHA-256 of the bytes, 32 bytes. */
export const sha256Bytes: Sha256Bytes = (bytes) => hash('sha256', bytes, 'buffer')
