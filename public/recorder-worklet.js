// Runs beside the page, in the thread of the sound: it hands over what the microphone gives, mixed
// to one channel, a tenth of a second at a time. Everything else is done by the page.

const MOMENTS_PER_SECOND = 10

class RecorderProcessor extends AudioWorkletProcessor {
  held = new Float32Array(Math.round(sampleRate / MOMENTS_PER_SECOND))
  length = 0

  /** @param {Float32Array[][]} inputs one input, with a buffer for each channel of the device */
  process([channels]) {
    const samples = channels[0]?.length ?? 0
    for (let at = 0; at < samples; at += 1) {
      let sum = 0
      for (const channel of channels) sum += channel[at]
      this.held[this.length] = sum / channels.length
      this.length += 1
      if (this.length === this.held.length) this.handOver()
    }
    return true
  }

  handOver() {
    this.port.postMessage(this.held, [this.held.buffer])
    this.held = new Float32Array(Math.round(sampleRate / MOMENTS_PER_SECOND))
    this.length = 0
  }
}

registerProcessor('recorder', RecorderProcessor)
