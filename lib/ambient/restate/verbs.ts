// Verbs as people use them of themselves in a visit; whatever is not here is not conjugated, and the
// sentence is quoted instead.
const REGULAR = new Set(
  `ache add adjust agree appreciate ask avoid bathe benefit become believe bend bike bleed blow break breathe bring bruise burn
  call care carry change check chew choke clean clear climb complete contact come complain consume continue cook cough count
  cover cry cut cycle decide depend deny describe develop die discuss dip do drain drink drive drop eat elevate
  end enjoy exercise expect experience faint fall feel fight figure fill find finish flare flex follow forget
  gain garden get give go grab grind grow guess gym happen hate hear heat help hike hit hold hope hurt
  hydrate ice improve increase inject injure itch jog jump keep kick know land last lay lean leave lie lift
  like limit limp listen live look lose love lower make manage massage measure mention mind miss monitor move
  nap need notice own pay pee perform pick pivot plan play poop pop prefer press prop pull purse push put quit raise
  reach read recall recover record reduce refill relax require respond remember rest ride rinse rub run say scratch see seem sit
  ski sleep slip smoke sneeze snore soak spend squat squeeze stand start stay stiffen stop strain stretch
  struggle suffer suppose swallow sweat swell swim swing switch take talk tell tend think throw tie tolerate touch train travel treat
  trip try turn twist understand urinate use vape vomit wait wake walk want wash watch wear weigh wheeze wipe wish
  wonder work worry wrap yell`.split(/\s+/),
)

// Forms that are the same for every person: past tenses that do not end in -ed.
const PAST = new Set(
  `ate became began bent bled blew bought broke brought built came caught cut did drank drew drove fell felt
  flew forgot fought found froze gave got grew had heard held hit hurt kept knew laid lay lost made meant met
  overdid paid put quit ran read rode said sat saw shot slept slid slung spent stood stuck swam swelled
  swore swung threw thought told took tore understood went woke won wore worked`.split(/\s+/),
)

const MODALS = new Set(
  `can can't cannot could couldn't will won't would wouldn't should shouldn't might may must did didn't was
  wasn't had hadn't`.split(/\s+/),
)

const PRESENT: Readonly<Record<string, string>> = {
  am: 'is',
  have: 'has',
  do: 'does',
  "don't": "doesn't",
  "haven't": "hasn't",
  "ain't": "isn't",
  were: 'was',
  "weren't": "wasn't",
}

/** Whether the word is a verb in its base form: "take", "feel". */
export const isBaseVerb = (word: string): boolean => REGULAR.has(word) || word === 'have'

/** Whether the form is the same with every subject: "took", "could", "noticed". */
const isSamePerson = (word: string): boolean =>
  MODALS.has(word) || PAST.has(word) || (/[a-z]{2}ed$/.test(word) && !REGULAR.has(word))

/** The form after he or she of the one after I: "take" is "takes"; undefined for what is no known verb. */
export function thirdPersonOf(word: string): string | undefined {
  if (Object.hasOwn(PRESENT, word)) return PRESENT[word]
  if (isSamePerson(word) && !isOnlyPresent(word)) return word
  if (!REGULAR.has(word)) return undefined
  if (/(?:s|x|z|ch|sh|o)$/.test(word)) return `${word}es`
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`
}

// "put", "hit", "lay" are both; said of oneself in a history they are past as often: left as they are.
const isOnlyPresent = (word: string): boolean => word === 'lay'

const IRREGULAR_PAST: Readonly<Record<string, string>> = {
  bleed: 'bled',
  break: 'broke',
  bring: 'brought',
  come: 'came',
  cut: 'cut',
  drink: 'drank',
  eat: 'ate',
  fall: 'fell',
  feel: 'felt',
  find: 'found',
  get: 'got',
  give: 'gave',
  go: 'went',
  have: 'had',
  hear: 'heard',
  hit: 'hit',
  hurt: 'hurt',
  keep: 'kept',
  lose: 'lost',
  put: 'put',
  quit: 'quit',
  run: 'ran',
  see: 'saw',
  sleep: 'slept',
  swell: 'swelled',
  take: 'took',
  throw: 'threw',
  wake: 'woke',
  wear: 'wore',
}

/** The past tense of a base verb; undefined for what is no known verb. */
export function pastOf(base: string): string | undefined {
  if (Object.hasOwn(IRREGULAR_PAST, base)) return IRREGULAR_PAST[base]
  if (!isBaseVerb(base)) return undefined
  if (base.endsWith('e')) return `${base}d`
  return /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ied` : `${base}ed`
}
