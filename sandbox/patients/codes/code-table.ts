/**
 * Where a code and its display were checked: value sets published with the 2021–2025 eCQM content,
 * Synthea, NLM's list of LOINC units, US Core 8, several public FHIR guides (`search`), or nowhere
 * but in the author's training (`own`).
 */
export type CodeSource = 'ecqm' | 'synthea' | 'lhncbc' | 'us-core' | 'search' | 'own'

/** Our short name → code, display, source. */
export type CodeTable = Readonly<Record<string, readonly [string, string, CodeSource]>>

/** Code → title, source. */
export type TitleTable = Readonly<Record<string, readonly [string, CodeSource]>>
