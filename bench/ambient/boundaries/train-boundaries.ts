// `npm run train-boundaries`: makes lib/ambient/boundaries/boundary-model.json from the training
// dialogues of ACI-Bench and MTS-Dialog.
import { writeFileSync } from 'node:fs'
import { boundaryAccuracy } from './boundary-accuracy.ts'
import { punctuatedSpeech } from './boundary-examples.ts'
import { trainBoundaries } from './boundary-training.ts'

const MODEL = new URL('../../../lib/ambient/boundaries/boundary-model.json', import.meta.url)

const train = punctuatedSpeech('train')
const valid = punctuatedSpeech('valid')
if (!train || !valid) {
  console.error(
    'There is no ACI-Bench or MTS-Dialog here; CHARTSIDE_SHARED_DATA names their folder.',
  )
  process.exit(2)
}
const model = trainBoundaries(train)
writeFileSync(MODEL, `${JSON.stringify(model, null, 1)}\n`)
console.log(`${Object.keys(model.weights).length} features`)
console.log('of the validation dialogues, percent:', boundaryAccuracy(valid, model))
