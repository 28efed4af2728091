// `npm run train-roles`: makes lib/ambient/roles/role-model.json from the train visits of ACI-Bench.
import { writeFileSync } from 'node:fs'
import { readCorpus } from '../corpus.ts'
import { accuracyOf, speakersNamed } from './role-accuracy.ts'
import { examplesOf, trainRoles } from './role-training.ts'

const MODEL = new URL('../../../lib/ambient/roles/role-model.json', import.meta.url)

const train = readCorpus('train')
const valid = readCorpus('valid')
if (!train || !valid) {
  console.error('There is no ACI-Bench here; CHARTSIDE_SHARED_DATA names its folder.')
  process.exit(2)
}
const model = trainRoles(train.flatMap(({ transcript }) => examplesOf(transcript)))
writeFileSync(MODEL, `${JSON.stringify(model, null, 1)}\n`)
const { sentences, words } = accuracyOf(valid, model)
console.log(`${Object.keys(model.weights).length} features`)
console.log(`of the validation visits, right: ${sentences} % of sentences, ${words} % of words`)
console.log('of their unnamed speakers:', speakersNamed(valid))
