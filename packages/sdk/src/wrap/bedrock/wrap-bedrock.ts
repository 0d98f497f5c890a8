import { bedrockConverse } from '../../wire/bedrock-converse.ts'
import { bedrockInvoke } from '../../wire/bedrock-invoke.ts'
import { isRecord, memberAt, memberOf, parseJson, toJsonText } from '../../wire/read-json.ts'
import { bindMembers } from '../observe/bind-members.ts'
import type { Watch } from '../observe/observe-call.ts'
import { observeSend, type Send } from '../observe/observe-send.ts'

/** Answers true on a wrapped client, whichever copy of this package wrapped it. */
const WATCHED = Symbol.for('telltale.watched')

type Method = (...given: readonly unknown[]) => unknown
type Sender = (input: Readonly<Record<string, unknown>>, send: (input: unknown) => unknown) => Send

/** Commands that call a model, by the name of their class. */
const COMMANDS = new Map<string, Sender>([
  ['ConverseCommand', (input, send) => converse({ ...input, stream: false }, input, send)],
  [
    'ConverseStreamCommand',
    (input, send) => ({ ...converse({ ...input, stream: true }, input, send), streamAt: 'stream' }),
  ],
  ['InvokeModelCommand', (input, send) => invoke(input, send, false)],
  ['InvokeModelWithResponseStreamCommand', (input, send) => ({ ...invoke(input, send, true), streamAt: 'body' })],
])

/** Methods of the client that has one for each command; they send by `send`. */
const METHODS = ['converse', 'converseStream', 'invokeModel', 'invokeModelWithResponseStream']

/**
 * Gives a client of `@aws-sdk/client-bedrock-runtime` back that behaves as the original and records each Converse and
 * InvokeModel, streamed or not. In enforce mode a refused command rejects with BlockedError.
 */
export function wrapBedrock<T extends object>(client: T, watch: Watch): T {
  const send: unknown = Reflect.get(client, 'send')
  if (Reflect.get(client, WATCHED) === true || typeof send !== 'function') return client
  const replaced = new Map<string | symbol, unknown>([[WATCHED, true]])
  const wrapped = bindMembers(client, replaced)
  const original: Method = (...given) => Reflect.apply(send, client, given)
  replaced.set('send', (...given: readonly unknown[]) => observedCommand(watch, original, given))
  for (const name of METHODS) {
    const method: unknown = Reflect.get(client, name)
    if (typeof method !== 'function') continue
    replaced.set(name, (...given: readonly unknown[]) => Reflect.apply(method, wrapped, given))
  }
  return wrapped
}

function observedCommand(watch: Watch, send: Method, given: readonly unknown[]): unknown {
  const [command, ...rest] = given
  const input = memberOf(command, 'input')
  const sender = COMMANDS.get(nameOf(command))
  if (sender === undefined || !isRecord(input)) return send(...given)
  const callback = rest.find((item) => typeof item === 'function') as Method | undefined
  const options = rest.filter((item) => typeof item !== 'function')
  const sent = (changed: unknown): unknown =>
    send(changed === input ? command : withInput(command, changed), ...options)
  const answer = observeSend(watch, sender(input, sent))
  if (callback === undefined) return answer
  // As the client does: what the callback throws is its own affair.
  answer.then((output) => callback(null, output), callback).catch(() => {})
  return undefined
}

function nameOf(command: unknown): string {
  const made: unknown =
    typeof command === 'object' && command !== null ? Reflect.get(command, 'constructor') : undefined
  return typeof made === 'function' ? made.name : ''
}

/** The same command with another input; the host's stays as it is. */
function withInput(command: unknown, input: unknown): unknown {
  const original = Object(command)
  return Object.assign(Object.create(Object.getPrototypeOf(original)), original, { input })
}

function converse(body: object, input: unknown, send: (input: unknown) => unknown): Send {
  return {
    call: { format: bedrockConverse, body },
    send: (sent) => {
      if (sent === body) return send(input)
      const { stream: _stream, ...changed } = sent as { readonly stream?: unknown }
      return send(changed)
    },
  }
}

function invoke(input: Readonly<Record<string, unknown>>, send: (input: unknown) => unknown, stream: boolean): Send {
  const body = { modelId: input.modelId, stream, body: parsed(input.body) }
  return {
    call: { format: bedrockInvoke, body },
    send: (sent) => send(sent === body ? input : { ...input, body: toJsonText(memberOf(sent, 'body')) }),
    read: (given) => parsed(stream ? memberAt(given, 'chunk', 'bytes') : memberOf(given, 'body')),
  }
}

/** The JSON of a body that is text or bytes; undefined where it is none. */
function parsed(body: unknown): unknown {
  if (typeof body === 'string') return parseJson(body)
  return body instanceof Uint8Array ? parseJson(new TextDecoder().decode(body)) : undefined
}
