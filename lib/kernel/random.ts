/** Chance is an argument in pure rooms, as time is. */
export interface Random {
  /** Unpredictable bits from the operating system, as base64url. */
  token(bytes: number): string
  uuid(): string
}
