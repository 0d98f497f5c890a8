import { FIELD, type FieldName } from '@telltale/model'
import type { Guard } from '../control/guard.ts'
import type { Attributes, Recorder } from '../record/recorder.ts'

/** A guard, with what one made by `createGuard` can do beside. */
interface HelperGuard extends Guard {
  redact?(text: string): string
  watch?(canary: string): void
}

export interface HelperOptions {
  readonly recorder: Recorder
  readonly guard: HelperGuard
  /** The agent that works with these tools and documents. */
  readonly agent?: { readonly id?: string; readonly name?: string }
  /** Whether missing fields are warned of; when left out: unless NODE_ENV says production. */
  readonly development?: boolean
  readonly warn?: (message: string) => void
}

/** What every helper works with. */
export interface HelperKit {
  readonly recorder: Recorder
  readonly guard: HelperGuard
  /** Attributes of the agent. */
  readonly agent: Attributes
  /** Warns once for each helper, in development, of critical fields that a call does not give. */
  expect(helper: string, facts: Facts): void
}

/** A critical field to whether it is there. */
export type Facts = { readonly [name in FieldName]?: unknown }

/** The kit of one set of helpers. */
export function createHelperKit(options: HelperOptions): HelperKit {
  const { recorder, guard, agent = {} } = options
  const development = options.development ?? isDevelopment()
  const warn = options.warn ?? ((message: string) => console.warn(message))
  const warned = new Set<string>()
  return {
    recorder,
    guard,
    agent: { 'gen_ai.agent.id': agent.id, 'gen_ai.agent.name': agent.name },
    expect: (helper, facts) => {
      if (!development || warned.has(helper)) return
      const missing = Object.entries(facts).flatMap(([name, value]) => (isThere(value) ? [] : [hint(name)]))
      if (missing.length === 0) return
      warned.add(helper)
      warn(`Telltale: ${helper}() sends no ${missing.join('; no ')}.`)
    },
  }
}

/** Who the call is made for, in the words of the server's own form, for records that are sent in it. */
export function canonicalIdentity({ recorder }: Pick<HelperKit, 'recorder'>): Attributes {
  const { user, session, conversation, address } = recorder.identity()
  return { 'user.id': user, 'gen_ai.conversation.id': conversation ?? session, 'client.address': address }
}

/** The two fields that most logs need, as the recorder knows them now. */
export function identityFacts({ recorder }: Pick<HelperKit, 'recorder'>): Facts {
  const { user, session, conversation } = recorder.identity()
  return { [FIELD.userId]: user, [FIELD.conversationId]: conversation ?? session }
}

const HINTS = new Map<string, string>([
  [FIELD.userId, 'run it within recorder.as({ user })'],
  [FIELD.conversationId, 'run it within recorder.as({ session })'],
  [FIELD.agentName, 'give createHelpers an agent'],
  [FIELD.toolCallId, 'hand the tool { toolCallId } as its second argument, or give callId'],
  [FIELD.clientAddress, 'run it within recorder.as({ address })'],
])

function hint(name: string): string {
  const how = HINTS.get(name)
  return how === undefined ? name : `${name} (${how})`
}

function isThere(value: unknown): boolean {
  return value !== undefined && value !== null && value !== ''
}

function isDevelopment(): boolean {
  // At the edge there may be no process; nobody develops there.
  const env = typeof process === 'object' ? process.env : undefined
  return env !== undefined && env.NODE_ENV !== 'production'
}
