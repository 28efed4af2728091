import compile from 'icu-minify/compile'
import en, { type Messages } from './en.ts'

type Tree = { readonly [key: string]: string | Tree }

/**
 * The catalogue with its ICU syntax parsed, so that the browser does not need the parser (9 KB). The
 * pages' bundles format only compiled messages: see `use-intl/format-message` in next.config.js.
 */
// Through JSON, since the compiler's objects have no prototype and could not go to a client component.
// The keys are the same and each text is compiled, which is what the pages' formatter takes.
export const compiledMessages = JSON.parse(JSON.stringify(compileTree(en))) as Messages

function compileTree(tree: Tree): unknown {
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [
      key,
      typeof value === 'string' ? compile(value) : compileTree(value),
    ]),
  )
}
