const QUOTATION = /“([^”]*)”?/g

/** What a sentence quotes, in order: Patient: “It hurts.” gives `It hurts.` */
export const quotationsIn = (text: string): string[] =>
  text.includes('“') ? [...text.matchAll(QUOTATION)].map(([, said = '']) => said) : []

/** The sentence around its quotations, which leave a blank. */
export const withoutQuotations = (text: string): string => text.replace(QUOTATION, ' ')
