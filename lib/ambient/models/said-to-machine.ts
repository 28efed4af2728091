// What is said to a program and not to a person: a language model is told to forget what it was
// told, to be somebody else, or how it was set up. Nobody says that to a patient.
const TO_A_MODEL =
  /\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instructions?|prompts?|guardrails|rules you|what you were told)\b|\b(?:system|developer) (?:prompt|message|instructions?)\b|\byou are (?:now )?(?:an? )?(?:ai|assistant|language model|chatbot|llm)\b|\bas an? (?:ai|language model)\b|^\W*(?:system|assistant|developer)\s*[:>]|<\/?(?:system|assistant|instructions?)>|\b(?:jailbreak|prompt injection)\b/i

/** Whether a sentence speaks to a language model. It and the rest of its turn are no evidence (G10). */
export const isSaidToModel = (sentence: string): boolean => TO_A_MODEL.test(sentence)
