import type { Site } from '../site.ts'
import { parseResourceScope, withoutLetters } from './scope.ts'

/** What of the asked scopes the site grants, by its mode. */
export function grantedScopes(site: Site, asked: readonly string[]): readonly string[] {
  switch (site.settings.smart.grantedScopes) {
    case 'as-asked':
      return asked
    case 'no-writes':
      return asked.flatMap((scope) => withoutLetters(scope, 'cud'))
    case 'no-observations':
      return asked.filter((scope) => parseResourceScope(scope)?.type !== 'Observation')
  }
}
