/** What is said in the visits of the bench: the clinician first, then each in turn. */
export const dialogues: readonly (readonly string[])[] = [
  [
    'good morning how long have you had the cough',
    'i have had a dry cough for three weeks',
    'do you have a fever or any chest pain',
    'no fever and no pain in my chest',
  ],
  [
    'tell me about the pain in your left knee',
    'it started two months ago when i was working in the garden',
    'does it wake you at night',
    'yes most nights and the stairs are very hard for me',
  ],
  [
    'are you taking your blood pressure tablets every day',
    'i forget them about twice a week',
    'we will check your blood pressure again in two weeks',
    'that is fine with me thank you doctor',
  ],
  [
    'how have you been sleeping since the last visit',
    'better but i still wake up early in the morning',
    'have you lost any weight',
    'i have lost about five pounds since june',
  ],
]
