import type { CardName } from './card.ts'

/** Under which key the page keeps the cards of a launch; the server fills them in beforehand. */
export const chartKey = (launchId: string) => ['card', launchId] as const

export const cardKey = (launchId: string, name: CardName) => [...chartKey(launchId), name] as const
