const PLACE = /\{\{[^{}]*\}\}/g

/**
 * A place of a phrase that nothing filled: `{{last A1c}}`, as it is written; undefined without one.
 *
 * @param quotes of the statement's evidence: braces that the chart itself holds are no place
 */
export const openPlaceIn = (text: string, quotes: readonly string[] = []): string | undefined =>
  text.match(PLACE)?.find((place) => !quotes.some((quote) => quote.includes(place)))
