import { chartCard } from '#lib/server/chart-card.ts'

export const GET = chartCard
