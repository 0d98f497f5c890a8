import { isRemoval, statementEffect } from '@telltale/scan'
import { actionWords } from './action-words.ts'
import {
  ARGUMENT_EFFECTS,
  COMMAND_NAMES,
  THING_EFFECTS,
  type ToolEffect,
  TWOFOLD,
  VERB_EFFECTS,
  verbEffect,
} from './effect-words.ts'
import { nameWords } from './name-words.ts'

/** Strongest first: what a tool can do that is stronger hides what it can do besides. */
const STRENGTHS: readonly ToolEffect[] = ['pay', 'delete', 'execute', 'send', 'write', 'read']

/** How strong an effect is, 0 for read to 5 for pay. */
export function strengthOf(effect: ToolEffect): number {
  return STRENGTHS.length - 1 - STRENGTHS.indexOf(effect)
}

/** What is known of a tool's call. */
export interface ToolUse {
  readonly name: string
  readonly description: string
  /** Names of arguments to their texts. */
  readonly leaves: readonly { readonly name: string; readonly text: string }[]
}

const LONGEST_NAME = 128
const LONGEST_DESCRIPTION = 200

/**
 * What a tool does to the world. Its name tells it where it holds a verb we know, else its description's first verb, else
 * its arguments; a query or command in the arguments that deletes or writes counts whatever the name says.
 */
export function toolEffect({ name, description, leaves }: ToolUse): ToolEffect | undefined {
  const words = wordsOf(name)
  const named = ofAction(leaves, ofName(words))
  const told = named ?? ofDescription(description)
  const asked = ofStatement(leaves, words)
  const effect = strongest(
    asked === undefined ? [told] : [told === 'read' || told === 'execute' ? undefined : told, asked],
  )
  return effect ?? ofArguments(leaves)
}

/** The words of a name in camelCase, snake_case, kebab-case, dotted or with `mcp__server__` in front. */
export function wordsOf(name: string): readonly string[] {
  const own = name.slice(0, LONGEST_NAME)
  // What stands before is the server's name: `mcp__stripe__create_refund`, `github.create_issue`, `server/tool`.
  const start = Math.max(own.lastIndexOf('__') + 1, own.lastIndexOf('/'), own.lastIndexOf(':'))
  const last = start > 0 ? own.slice(start + 1) || own : own
  return nameWords(last)
}

function strongest(effects: readonly (ToolEffect | undefined)[]): ToolEffect | undefined {
  return STRENGTHS.find((effect) => effects.includes(effect))
}

/** The first verb rules, of those that are no things if there is one: `get_payment` reads, and so does `email_search`. */
function ofName(words: readonly string[]): ToolEffect | undefined {
  if (words[0] === 'transfer') return ofTransfer(words)
  const verbs = words.filter((word) => verbEffect(word) !== undefined)
  const lead = verbs.find((word) => !TWOFOLD.has(word)) ?? verbs[0]
  const effect = lead === undefined ? undefined : verbEffect(lead)
  if (lead === undefined || effect === undefined) return strongest(words.map((word) => THING_EFFECTS.get(word)))
  const rest = words.slice(words.indexOf(lead) + 1)
  const joined = rest.findIndex((word) => word === 'and' || word === 'or')
  const second = joined === -1 ? undefined : VERB_EFFECTS.get(rest[joined + 1] ?? '')
  return strongest([effect, second, ofMade(effect, words)])
}

/** What an argument such as `action` asks of a tool whose name says nothing, or only that it runs something. */
function ofAction(leaves: ToolUse['leaves'], named: ToolEffect | undefined): ToolEffect | undefined {
  if (named !== undefined && named !== 'execute') return named
  const action = leaves.filter(({ name }) => !COMMAND_NAMES.has(name.toLowerCase()) || named === undefined)
  return ofName(actionWords(action).filter((word) => !THINGS_ONLY.has(word))) ?? named
}

/** Of a command line only its own rules say more than that it runs. */
const THINGS_ONLY: ReadonlySet<string> = new Set(['rm', 'cat', 'ls', 'grep', 'cp', 'mv'])

/** `transfer_to_billing_agent` hands a conversation over, `transfer_file` a file; else it is money. */
function ofTransfer(words: readonly string[]): ToolEffect | undefined {
  if (words[1] === 'to' || words.includes('agent') || words.includes('call')) return undefined
  if (words.some((word) => word === 'ownership' || word === 'issue')) return 'write'
  return words.some((word) => word === 'file' || word === 'files' || word === 'data') ? 'send' : 'pay'
}

const MADE_WITH: ReadonlySet<string> = new Set(['link', 'intent', 'request', 'order'])

/** `create_payment` pays, `send_money` too; `create_draft_email` and `update_order_status` write. */
function ofMade(lead: ToolEffect, words: readonly string[]): ToolEffect | undefined {
  if ((lead !== 'write' && lead !== 'send') || words.some((word) => word === 'draft' || word === 'cancel'))
    return undefined
  const things = words.filter((_, i) => i === words.length - 1 || MADE_WITH.has(words[i + 1] ?? ''))
  const made = strongest(things.map((word) => THING_EFFECTS.get(word)))
  return made === 'execute' ? undefined : made
}

function ofDescription(description: string): ToolEffect | undefined {
  const words = description
    .slice(0, LONGEST_DESCRIPTION)
    .toLowerCase()
    .split(/[^a-z]+/, 8)
  for (const word of words) {
    const effect =
      VERB_EFFECTS.get(word) ?? VERB_EFFECTS.get(word.replace(/s$/, '')) ?? VERB_EFFECTS.get(word.replace(/es$/, ''))
    if (effect !== undefined) return effect
  }
  return undefined
}

const QUERY_NAMES: ReadonlySet<string> = new Set(['query', 'sql', 'statement', 'q', 'sql_query', 'sqlquery'])

/** What a query in the arguments does; of a shell only that it deletes, since it executes anyway. */
function ofStatement(leaves: ToolUse['leaves'], words: readonly string[]): ToolEffect | undefined {
  for (const { name, text } of leaves) {
    const key = name.toLowerCase()
    if (QUERY_NAMES.has(key) || words.includes('sql')) {
      const effect = statementEffect(text)
      if (effect !== undefined) return effect
    }
    if (COMMAND_NAMES.has(key) && isRemoval(text)) return 'delete'
    if ((key === 'method' || key === 'http_method') && /^(?:post|put|patch|delete)$/i.test(text))
      return text.toLowerCase() === 'delete' ? 'delete' : 'send'
  }
  return undefined
}

function ofArguments(leaves: ToolUse['leaves']): ToolEffect | undefined {
  const names = new Set(leaves.map(({ name }) => name.toLowerCase().replaceAll('-', '_')))
  return ARGUMENT_EFFECTS.find(([all]) => all.every((one) => one.some((name) => names.has(name))))?.[1]
}
