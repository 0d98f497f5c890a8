import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { TelltaleError } from '../../errors.ts'
import type { SavedAccount } from '../../proxy/llm/budget/budget-ledger.ts'
import { parseBudgets } from '../../proxy/llm/budget/parse-budgets.ts'
import type { LlmProxy } from '../../proxy/llm/create-llm-proxy.ts'
import type { ProxyBudgets } from '../../proxy/llm/proxy-options.ts'
import type { Log } from '../log.ts'

const SAVE_MS = 2000
const ENDING = '.used.json'

/** The budgets of a file, with what was counted before a restart. Throws where the file cannot be used. */
export function openBudgets(path: string): ProxyBudgets & { readonly path: string } {
  const parsed = parseBudgets(readJson(path))
  if (parsed.ok) return { plan: parsed.plan, saved: readSpent(`${path}${ENDING}`), path: `${path}${ENDING}` }
  const problems = parsed.problems.map((problem) => `\n          ${problem}`)
  throw new TelltaleError('CONFIG_INVALID', `The budgets of ${path} cannot be used:${problems.join('')}`)
}

/** Writes what is counted every two seconds where it changed; gives what writes it once more. */
export function keepSpent(path: string, proxy: LlmProxy, log: Log): () => void {
  let before = ''
  const save = (): void => {
    const text = JSON.stringify(proxy.spent())
    if (text === before) return
    try {
      // Beside it first: a crash half way through must not lose what was there.
      writeFileSync(`${path}.new`, text, { mode: 0o600 })
      renameSync(`${path}.new`, path)
      before = text
    } catch (error) {
      log.warn({ path, error: String(error) }, 'what the budgets counted cannot be kept')
    }
  }
  setInterval(save, SAVE_MS).unref()
  return save
}

/** Throws where there is a file that is not ours: to begin at nothing would be a way around the budgets. */
function readSpent(path: string): readonly SavedAccount[] {
  if (!existsSync(path)) return []
  const saved = readJson(path)
  if (Array.isArray(saved) && saved.every(isAccount)) return saved
  throw new TelltaleError('CONFIG_INVALID', `${path} does not hold what budgets counted; mend or remove it.`)
}

function isAccount(value: unknown): value is SavedAccount {
  if (!Array.isArray(value) || value.length !== 6) return false
  const [id, name, ...numbers] = value
  return typeof id === 'string' && typeof name === 'string' && numbers.every((number) => Number.isFinite(number))
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new TelltaleError('CONFIG_INVALID', `${path} cannot be read as JSON.`, cause)
  }
}
