/** A place of a phrase that nothing filled: `{{last A1c}}`, as it is written; undefined without one. */
export const openPlaceIn = (text: string): string | undefined => /\{\{[^{}]*\}\}/.exec(text)?.[0]
