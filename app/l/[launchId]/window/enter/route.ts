import { enterWindow } from '#lib/server/enter-window.ts'

export const POST = enterWindow
