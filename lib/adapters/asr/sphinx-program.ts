import 'server-only'
import { existsSync } from 'node:fs'

/** Where Debian's packages pocketsphinx and pocketsphinx-en-us put program and model. */
export const PROGRAM = '/usr/bin/pocketsphinx_continuous'
export const MODEL = '/usr/share/pocketsphinx/model/en-us/en-us'
const PYTHON = '/usr/bin/python3'
/** The same library for Python, of the package python3-pocketsphinx. */
const BINDING = '/usr/lib/python3/dist-packages/pocketsphinx'

export type Command = { readonly file: string; readonly args: readonly string[] }

/** What hears the sound of its standard input, one pause after the other (readSphinxLines). */
export const sphinxCommand = (program: string): Command =>
  program === PROGRAM && existsSync(BINDING) ? guessing : finalOnly(program)

// The program opens /dev/stdin by name, which a pipe has and the socket of a child process has not.
const finalOnly = (program: string): Command => ({
  file: '/bin/sh',
  args: [
    ...['-c', 'cat | "$@"', 'sh', program],
    ...['-infile', '/dev/stdin', '-time', 'yes', '-logfn', '/dev/null'],
  ],
})

/**
 * The program's own loop (continuous.c), which comes to the same words; before a pause it also says
 * what it takes them for, in lines that begin with `?`.
 */
const LOOP = `
import os, sys
from pocketsphinx import Decoder

config = Decoder.default_config()
config.set_string('-hmm', sys.argv[1])
config.set_string('-lm', sys.argv[1] + '.lm.bin')
config.set_string('-dict', sys.argv[1].replace('/en-us/en-us', '/en-us/cmudict-en-us.dict'))
config.set_string('-logfn', '/dev/null')
decoder = Decoder(config)
rate = config.get_int('-frate')

def end():
    decoder.end_utt()
    if decoder.hyp() is None:
        print('</s> 0.000 0.000 0.000', flush=True)
        return
    log = decoder.get_logmath()
    for one in decoder.seg():
        said = (one.word, one.start_frame / rate, one.end_frame / rate, log.exp(one.prob))
        print('%s %.3f %.3f %f' % said)
    sys.stdout.flush()

decoder.start_utt()
guess = None
is_spoken = False
while True:
    sound = os.read(0, 4096)
    if not sound:
        break
    decoder.process_raw(sound, False, False)
    if decoder.get_in_speech():
        is_spoken = True
        hypothesis = decoder.hyp()
        if hypothesis is not None and hypothesis.hypstr != guess:
            guess = hypothesis.hypstr
            print('? ' + guess, flush=True)
    elif is_spoken:
        end()
        guess = None
        is_spoken = False
        decoder.start_utt()
if is_spoken:
    end()
os._exit(0)
`

const guessing: Command = { file: PYTHON, args: ['-c', LOOP, MODEL] }
