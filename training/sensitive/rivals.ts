import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { SpanFinder } from './measure.ts'

/** The bundled script lies in `training/`, beside `rivals/`. */
const RIVALS = createRequire(fileURLToPath(new URL('./rivals/package.json', import.meta.url)))

/** How a detector that is not installed can be had. */
const HOW_TO_INSTALL = 'npm install --prefix training/rivals --ignore-scripts'

async function load(name: string): Promise<Record<string, unknown> | undefined> {
  try {
    return (await import(pathToFileURL(RIVALS.resolve(name)).href)) as Record<string, unknown>
  } catch {
    // Not installed: the table is printed without it.
    process.stderr.write(`${name} is not installed: ${HOW_TO_INSTALL}\n`)
    return undefined
  }
}

const NO_MARK = performance.mark('rivals')

interface SecretlintMessage {
  readonly range: readonly [number, number]
}
type LintSource = (input: unknown) => Promise<{ readonly messages: readonly SecretlintMessage[] }>

/** secretlint with its recommended rules; undefined when it is not installed. */
export async function loadSecretlint(): Promise<SpanFinder | undefined> {
  const core = await load('@secretlint/core')
  const preset = await load('@secretlint/secretlint-rule-preset-recommend')
  if (core === undefined || preset === undefined) return undefined
  const lintSource = core.lintSource as LintSource
  // Its profiler keeps every mark and searches them one by one, so that each text takes longer than the last.
  performance.mark = () => NO_MARK
  const config = { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: preset.creator, options: {} }] }
  return {
    name: 'secretlint 12.0.0',
    async find(content) {
      const source = { filePath: 'text.txt', content, contentType: 'text', ext: '.txt' }
      const { messages } = await lintSource({ source, options: { config } })
      return messages.map(({ range }) => ({ type: 'any', start: range[0], end: range[1] }))
    },
  }
}

interface OpenRedactionFinding {
  readonly type: string
  readonly position: readonly [number, number]
}
interface OpenRedactionEngine {
  detect(text: string): Promise<{ readonly detections: readonly OpenRedactionFinding[] }>
}

/** openredaction with its defaults, without its names and places; undefined when it is not installed. */
export async function loadOpenRedaction(): Promise<SpanFinder | undefined> {
  const module = await load('openredaction')
  if (module === undefined) return undefined
  const engine = new (module.OpenRedaction as new (options: object) => OpenRedactionEngine)({})
  return {
    name: 'openredaction 1.1.5',
    async find(text) {
      const { detections } = await engine.detect(text)
      return detections
        .filter(({ type }) => !/NAME|PERSON|LOCATION|COMPANY|ORGANI|TITLE|DATE|AGE\b/.test(type))
        .map(({ type, position }) => ({ type, start: position[0], end: position[1] }))
    },
  }
}
