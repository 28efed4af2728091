// Usage:  node --conditions=react-server bin/check-codes.ts ORDER_FILE    see USAGE
import { heartAndMetabolism } from '#lib/note/codes/heart-and-metabolism.ts'
import { otherFamilies } from '#lib/note/codes/other-families.ts'
import { readTyped, runCommand } from './ambient/command-line.ts'
import { codeProblems } from './codes/code-problems.ts'
import { readOrderFile } from './codes/read-order-file.ts'
import { Refusal } from './process/refusal.ts'

const USAGE = `Usage: node --conditions=react-server bin/check-codes.ts ORDER_FILE

Holds the table of codes (lib/note/codes) against a release of ICD-10-CM: each code has to be in it,
valid for billing, under the same title.

ORDER_FILE  icd10cm-order-YYYY.txt of CMS (Code Descriptions in Tabular Order).

Exit code: 0 they agree, 1 they differ, 2 nothing could be compared.`

await runCommand(USAGE, () => {
  const [path, ...others] = process.argv.slice(2)
  if (path === undefined || others.length > 0) throw new Refusal(USAGE)
  const release = readOrderFile(readTyped(path))
  if (release.size === 0) throw new Refusal(`${path} is no order file of ICD-10-CM.`)
  const ours = [...heartAndMetabolism, ...otherFamilies].flatMap(({ codes }) => codes)
  const problems = codeProblems(ours, release)
  for (const problem of problems) console.log(problem)
  console.log(`${ours.length} codes, ${release.size} in the release, ${problems.length} differ`)
  return problems.length > 0 ? 1 : 0
})
