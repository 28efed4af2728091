/** A letter, then up to 39 letters, digits, hyphens: what can be typed after a dot. */
export const PHRASE_NAME = /^\p{L}[\p{L}\p{N}_-]{0,39}$/u
