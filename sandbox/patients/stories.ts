import type { Story } from './build/story.ts'
import { rosalindMarchetti } from './stories/rosalind-marchetti.ts'

/** Everyone who is a patient of the sandbox. */
export const stories: readonly Story[] = [rosalindMarchetti]
