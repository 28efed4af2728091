/** A start that must not go on, said in words for whoever typed the command; shown without a stack. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
}
