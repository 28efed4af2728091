import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ed25519Signer, verifyEd25519 } from '../adapters/crypto/ed25519.ts'
import { sha256Bytes } from '../adapters/crypto/sha256-bytes.ts'
import { type Checkpoint, checkpointText, readCheckpoint } from './checkpoint.ts'
import {
  type NoteKey,
  openNote,
  readNote,
  readVerifierKey,
  verifierKey,
  writeNote,
} from './signed-note.ts'

const crypto = { sha256: sha256Bytes, verify: verifyEd25519 }
const keyOf = (vkey: string): NoteKey => {
  const key = readVerifierKey(vkey, sha256Bytes)
  if (!key) throw new Error('no verifier key')
  return key
}

// golang.org/x/mod, sumdb/note/note_test.go (BSD-3-Clause, commit 02c9913).
const peterKey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
const peterSeed = Buffer.from('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz', 'base64').subarray(1)
const enochKey = 'EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop'
const text =
  'If you think cryptography is the answer to your problem,\n' +
  "then you don't know what your problem is.\n"
const peterSigned =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n'
const enochSigned =
  '— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n'
const peterNote = `${text}\n${peterSigned}`
const bothNote = `${text}\n${peterSigned}${enochSigned}`

// The examples of c2sp.org/signed-note v1.0.0 (commit 5ba5ee8).
const c2spKey = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k'
const c2spNote =
  'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n'

describe('a verifier key', () => {
  test.each([peterKey, enochKey, c2spKey])('%s is written as it was read', (vkey) => {
    expect(verifierKey(keyOf(vkey), sha256Bytes)).toBe(vkey)
  })

  test('of which any character was changed or cut off is none', () => {
    for (let at = 0; at < peterKey.length; at += 1) {
      const next = String.fromCharCode(peterKey.charCodeAt(at) + 1)
      const changed = peterKey.slice(0, at) + next + peterKey.slice(at + 1)
      expect(readVerifierKey(changed, sha256Bytes), changed).toBeUndefined()
      expect(readVerifierKey(peterKey.slice(0, at), sha256Bytes)).toBeUndefined()
      expect(readVerifierKey(peterKey.slice(at + 1), sha256Bytes)).toBeUndefined()
    }
  })

  test.each([
    [
      'a key of another length',
      'PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==',
    ],
    ['an unknown algorithm', 'PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'],
  ])('with %s is none', (_what, vkey) => {
    expect(readVerifierKey(vkey, sha256Bytes)).toBeUndefined()
  })
})

describe('a signed note', () => {
  test('is signed as the reference implementation signs it', () => {
    const key = keyOf(peterKey)
    const sign = ed25519Signer(key.publicKey, peterSeed)
    expect(writeNote(text, key, { sha256: sha256Bytes, sign })).toBe(peterNote)
  })

  test.each([
    ['of the reference implementation', peterNote, [peterKey], text],
    ['with two signatures of which one is known', bothNote, [enochKey], text],
    ['with two known signatures', bothNote, [peterKey, enochKey], text],
    ['of the specification', c2spNote, [c2spKey], 'This is an example message.\n'],
  ])('%s is opened', (_what, note, keys, opened) => {
    expect(openNote(note, keys.map(keyOf), crypto)).toBe(opened)
  })

  test.each<[what: string, note: string, keys: string[]]>([
    ['nobody known signed', bothNote, [c2spKey]],
    ['without keys', peterNote, []],
    ['whose text was changed', peterNote.replace('answer', 'reason'), [peterKey]],
    [
      'with one good and one wrong signature',
      bothNote.replace('rwz+eBzm', 'rwz+eBzn'),
      [peterKey, enochKey],
    ],
    ['signed in another name', peterNote.replace('— Peter', '— Carmen'), [peterKey]],
    ['without a signature', `${text}\n`, [peterKey]],
    ['that is text only', text, [peterKey]],
    ['without its last newline', peterNote.slice(0, -1), [peterKey]],
    ['with a control character', `\u0001${peterNote}`, [peterKey]],
    ['with a name of two words', peterNote.replace('PeterNeumann', 'Bad Name'), [peterKey]],
    ['with another line behind', `${peterNote}Unexpected line.\n`, [peterKey]],
    ['with a hundred signatures', `${text}\n${peterSigned.repeat(101)}`, [peterKey]],
  ])('%s is not opened', (_what, note, keys) => {
    expect(openNote(note, keys.map(keyOf), crypto)).toBeUndefined()
  })

  test('of which one character was changed is not opened', () => {
    const keys = [keyOf(peterKey)]
    fc.assert(
      fc.property(fc.nat(peterNote.length - 1), (at) => {
        const changed = String.fromCharCode(peterNote.charCodeAt(at) ^ 1)
        const note = peterNote.slice(0, at) + changed + peterNote.slice(at + 1)
        expect(openNote(note, keys, crypto)).toBeUndefined()
      }),
    )
  })
})

// The example of c2sp.org/tlog-checkpoint (commit 5ba5ee8).
const example =
  'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'
const exampleNote = `${example}\n— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n`

describe('a checkpoint', () => {
  test('of the specification is read and written alike', () => {
    const read = readCheckpoint(readNote(exampleNote)?.text ?? '')
    expect(read).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20_852_163 })
    expect(read && checkpointText(read)).toBe(example)
  })

  test('may have further lines', () => {
    expect(readCheckpoint(`${example}more\n`)).toEqual(readCheckpoint(example))
  })

  test.each([
    ['no origin', example.replace('example.com/behind-the-sofa', '')],
    ['a size with a zero before it', example.replace('\n2', '\n02')],
    ['a negative size', example.replace('\n2', '\n-2')],
    ['a root of another length', example.replace('CsUY', '')],
    ['an empty line', `${example}\n`],
    ['too few lines', 'a\n1\n'],
  ])('with %s is none', (_what, changed) => {
    expect(readCheckpoint(changed)).toBeUndefined()
  })

  test('is read as it was written', () => {
    const anyCheckpoint: fc.Arbitrary<Checkpoint> = fc.record({
      origin: fc.stringMatching(/^[a-z./]{1,20}$/),
      size: fc.maxSafeNat(),
      root: fc.uint8Array({ minLength: 32, maxLength: 32 }),
    })
    fc.assert(
      fc.property(anyCheckpoint, (head) => {
        expect(readCheckpoint(checkpointText(head))).toEqual(head)
      }),
    )
  })
})
