import { spawnSync } from 'node:child_process'

/** Lengths of text, in UTF-16 units; from one to the next a quadratic pattern takes sixteen times as long. */
const LENGTHS = [25_000, 100_000, 400_000]
/** Four times the length may cost this many times as much: between linear (4) and quadratic (16). */
const MOST_GROWTH = 9
const MOST_MICROS_PER_UNIT = 1
const TIMEOUT_MS = 20_000

/** Runs in a process of its own, which can be ended: the least of five times for each text, in milliseconds. */
const TIMER = `
  const { source, flags, texts } = JSON.parse(require('node:fs').readFileSync(0, 'utf8'))
  const regex = new RegExp(source, flags)
  const once = (text) => {
    regex.lastIndex = 0
    const started = performance.now()
    regex.exec(text)
    return performance.now() - started
  }
  console.log(JSON.stringify(texts.map((text) => Math.min(...[1, 2, 3, 4, 5].map(() => once(text))))))
`

/**
 * Tries an attack that a fuzzer guessed on the real engine. A gap of up to sixty characters costs sixty steps at every
 * place where it may start: the fuzzer calls that a power of the length, though time stays in line with it.
 * @param {string} source
 * @param {string} flags
 * @param {{ pumps: { prefix: string, pump: string }[], suffix: string }} attack
 * @returns {string | undefined} what was seen when the attack works; undefined when it does not
 */
export function confirmAttack(source, flags, attack) {
  const texts = LENGTHS.map((length) => pumpUp(attack, length))
  const input = JSON.stringify({ source, flags, texts })
  const run = spawnSync(process.execPath, ['-e', TIMER], { input, encoding: 'utf8', timeout: TIMEOUT_MS })
  if (run.status !== 0) return `no answer in ${TIMEOUT_MS / 1000} s for ${texts.map(({ length }) => length)} characters`
  const times = JSON.parse(run.stdout)
  const growth = times[2] / Math.max(times[1], 0.05)
  const micros = (times[2] * 1000) / texts[2].length
  if (growth <= MOST_GROWTH && micros <= MOST_MICROS_PER_UNIT) return undefined
  return `${times.map((ms) => ms.toFixed(1))} ms for ${texts.map(({ length }) => length)} characters`
}

function pumpUp({ pumps, suffix }, length) {
  const fixed = pumps.reduce((sum, { prefix }) => sum + prefix.length, suffix.length)
  const pumped = pumps.reduce((sum, { pump }) => sum + pump.length, 0)
  const times = Math.max(1, Math.floor((length - fixed) / Math.max(1, pumped)))
  return pumps.map(({ prefix, pump }) => prefix + pump.repeat(times)).join('') + suffix
}
