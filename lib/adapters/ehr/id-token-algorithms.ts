import 'server-only'

/** What an id_token may be signed with: never `none`, never a shared secret (S15). */
export const ID_TOKEN_ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'ES256', 'ES384', 'ES512']
