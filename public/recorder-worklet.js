// Runs beside the page, in the thread of the sound: it hands over what the microphone gives, a tenth
// of a second at a time: mixed to one channel, or two of them in turns. Everything else is done by the
// page.

const MOMENTS_PER_SECOND = 10

class RecorderProcessor extends AudioWorkletProcessor {
  constructor({ processorOptions }) {
    super()
    this.isOfTwo = processorOptions?.channels === 2
    this.begin()
  }

  begin() {
    const moment = Math.round(sampleRate / MOMENTS_PER_SECOND)
    this.held = new Float32Array(this.isOfTwo ? 2 * moment : moment)
    this.length = 0
  }

  /** @param {Float32Array[][]} inputs one input, with a buffer for each channel of the device */
  process([channels]) {
    const samples = channels[0]?.length ?? 0
    for (let at = 0; at < samples; at += 1) {
      if (this.isOfTwo) {
        this.add(channels[0][at])
        // A device that has lost its second channel: nobody is heard twice.
        this.add(channels[1]?.[at] ?? 0)
        continue
      }
      let sum = 0
      for (const channel of channels) sum += channel[at]
      this.add(sum / channels.length)
    }
    return true
  }

  add(sample) {
    this.held[this.length] = sample
    this.length += 1
    if (this.length < this.held.length) return
    this.port.postMessage(this.held, [this.held.buffer])
    this.begin()
  }
}

registerProcessor('recorder', RecorderProcessor)
