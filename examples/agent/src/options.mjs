import { parseArgs } from 'node:util'

/**
 * @typedef {object} Options what the command line asks for
 * @property {string} endpoint OTLP over HTTP, without a path
 * @property {string} key ingest key, or ''
 * @property {boolean} attack begin with the planted mail, before everything else
 * @property {boolean} once every conversation one time, as fast as it goes, then exit
 * @property {number} paceMs time between two conversations
 * @property {number} seed order of the conversations
 * @property {ReadonlySet<string>} leaveOut attributes that are not sent
 * @property {string} modelUrl LLM service to use instead of the built-in mock, or ''
 */

const USAGE = `usage: node src/main.mjs [options]
  --endpoint URL      where OTLP over HTTP goes (http://127.0.0.1:4318)
  --key KEY           ingest key
  --attack            begin with the planted mail that makes the agent send data out
  --once              play every conversation once, then exit
  --pace MS           pause between conversations (2000)
  --seed N            order of the conversations (1)
  --leave-out NAME    do not send this attribute; may be repeated
  --model-url URL     an OpenAI-compatible service instead of the built-in mock
`

/** @param {string[]} args @returns {Options} exits with the usage when an option is not known */
export function parseOptions(args) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        endpoint: { type: 'string', default: 'http://127.0.0.1:4318' },
        key: { type: 'string', default: '' },
        attack: { type: 'boolean', default: false },
        once: { type: 'boolean', default: false },
        pace: { type: 'string', default: '2000' },
        seed: { type: 'string', default: '1' },
        'leave-out': { type: 'string', multiple: true, default: [] },
        'model-url': { type: 'string', default: '' },
      },
    })
    return {
      endpoint: values.endpoint.replace(/\/+$/, ''),
      key: values.key,
      attack: values.attack,
      once: values.once,
      paceMs: wholeNumber('--pace', values.pace),
      seed: wholeNumber('--seed', values.seed),
      leaveOut: new Set(values['leave-out']),
      modelUrl: values['model-url'],
    }
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`)
    process.exit(2)
  }
}

/** The same options for another process of this example. @param {Options} options @returns {string[]} */
export function toArgv({ endpoint, key, once, paceMs, seed, leaveOut, modelUrl }) {
  const named = [...leaveOut].map((name) => `--leave-out=${name}`)
  const values = [
    `--endpoint=${endpoint}`,
    `--key=${key}`,
    `--pace=${paceMs}`,
    `--seed=${seed}`,
    `--model-url=${modelUrl}`,
  ]
  return [...values, ...(once ? ['--once'] : []), ...named]
}

/** @param {string} name @param {string} text */
function wholeNumber(name, text) {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 0) throw new Error(`${name} must be a whole number`)
  return value
}
