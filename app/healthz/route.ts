import { health } from '#lib/server/health.ts'

export const GET = health
