import { expect, test } from 'vitest'
import { collect } from '#lib/testing/collect.ts'
import { readSphinxLines } from './sphinx-lines.ts'

async function* lines(text: string) {
  yield* text.trim().split('\n')
}

test('what the recogniser writes is read as words with times, without its signs for noise; guesses come before', async () => {
  const heard = await collect(
    readSphinxLines(
      lines(`
what brings
<s> 0.380 0.660 1.000000
what(2) 1.540 1.740 0.595318
<sil> 1.741 1.749 1.000000
[NOISE] 1.750 1.760 1.000000
brings 1.760 2.180 1.000100
</s> 3.100 3.420 1.000000

<s> 4.000 4.100 1.000000
++UM++ 4.100 4.200 1.000000
</s> 4.200 4.300 1.000000
? uh
</s> 0.000 0.000 0.000
? broken
? broken off
<s> 5.000 5.100 1.000000
broken 5.100 5.200 1.000000
`),
    ),
  )
  expect(heard).toEqual([
    {
      number: 0,
      isFinal: true,
      text: 'what brings',
      words: [
        { text: 'what', startMs: 1540, endMs: 1740, confidence: 0.595318 },
        { text: 'brings', startMs: 1760, endMs: 2180, confidence: 1 },
      ],
    },
    { number: 1, isFinal: false, text: 'uh', words: [] },
    { number: 1, isFinal: true, text: '', words: [] },
    { number: 2, isFinal: false, text: 'broken', words: [] },
    { number: 2, isFinal: false, text: 'broken off', words: [] },
  ])
})
