/** Variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>

/** For `spawn`: Next's types demand NODE_ENV of every environment, but a child may do without. */
export const asProcessEnv = (environment: Environment) => environment as NodeJS.ProcessEnv
