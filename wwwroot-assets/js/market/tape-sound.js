// Buys sound higher than sells, and larger trades deeper and longer.
const PITCH = { buy: [1320, 1175, 988, 784, 659], sell: [523, 440, 370, 294, 247] };
const LENGTH_S = [0.03, 0.04, 0.06, 0.1, 0.16];
const LOUDNESS = [0.02, 0.03, 0.05, 0.09, 0.14];
// Faster than this the ear hears noise.
const APART_MS = 60;

/** The tape as sound. Nothing is made before it is switched on: no context, no permission asked, no thread of the audio system. */
export class TapeSound {
  #createContext;
  #context = null;
  #isOn = false;
  #minimumTier;
  #soundedAt = -Infinity;

  constructor({ minimumTier = 2, createContext = () => new AudioContext() } = {}) {
    this.#minimumTier = minimumTier;
    this.#createContext = createContext;
  }

  get isOn() {
    return this.#isOn;
  }

  set minimumTier(tier) {
    this.#minimumTier = tier;
  }

  switchOn() {
    this.#isOn = true;
    this.#context ??= this.#createContext();
    // A context that was made without a gesture waits for one.
    return this.#context.resume();
  }

  switchOff() {
    this.#isOn = false;
    const context = this.#context;
    this.#context = null;
    return context?.close();
  }

  /** One sound for the trades of one message: that of the largest tier. */
  play(tier, isSell, nowMs) {
    if (!this.#isOn || this.#context.state !== 'running' || tier < this.#minimumTier || nowMs - this.#soundedAt < APART_MS) {
      return false;
    }

    this.#soundedAt = nowMs;
    const at = Math.min(tier, LENGTH_S.length - 1);
    this.#beep(PITCH[isSell ? 'sell' : 'buy'][at], LENGTH_S[at], LOUDNESS[at]);
    return true;
  }

  #beep(pitch, length, loudness) {
    const { currentTime, destination } = this.#context;
    const tone = this.#context.createOscillator();
    const gain = this.#context.createGain();
    tone.frequency.value = pitch;
    gain.gain.setValueAtTime(loudness, currentTime);
    gain.gain.exponentialRampToValueAtTime(0.0001, currentTime + length);
    tone.connect(gain).connect(destination);
    tone.start(currentTime);
    tone.stop(currentTime + length);
  }
}
