import { FIELD } from '@telltale/model'
import { embedCanary, makeCanary } from '@telltale/scan'
import { createHmac } from '../export/content/sha-256.ts'
import { canonicalIdentity, type HelperKit, identityFacts } from './helper-kit.ts'
import { jsonText } from './plain-value.ts'

export interface SystemPromptOptions {
  readonly name: string
  /** The beginning of its hash when left out. */
  readonly version?: string
  readonly text: string
  /** True puts a word into the prompt that nothing else holds; seen in an answer, the prompt has leaked. */
  readonly canary?: boolean
  readonly model?: string
  /** The tools that the model is offered with it. */
  readonly tools?: unknown
}

/** A prompt as it goes to the model. */
export interface RegisteredPrompt {
  readonly name: string
  readonly version: string
  /** Of the text as it was given, so that a canary does not change it. */
  readonly hash: string
  /** With the canary's line above it, where one was asked for. */
  readonly text: string
  readonly canary?: string
}

const SHOWN_HASH = 12

/** Registers hidden instructions: records that they are in force, and gives them back with their hash. */
export function createSystemPrompt(kit: HelperKit) {
  const hash = createHmac('telltale system prompt')
  return function systemPrompt(options: SystemPromptOptions): RegisteredPrompt {
    const { name, model, tools } = options
    const made = options.canary === true ? withCanary(kit, options.text) : { text: options.text }
    const digest = hash(options.text)
    const version = options.version ?? digest.slice(0, SHOWN_HASH)
    kit.expect('systemPrompt', {
      [FIELD.promptVersion]: options.version,
      [FIELD.requestModel]: model,
      [FIELD.toolDefinitionsHash]: tools,
      [FIELD.conversationId]: identityFacts(kit)[FIELD.conversationId],
    })
    kit.guard.check({ category: 'ai_system_prompt', role: 'system', text: options.text })
    kit.recorder.log('telltale.system_prompt.registered', {
      ...kit.agent,
      ...canonicalIdentity(kit),
      'telltale.category': 'ai_system_prompt',
      'event.action': 'system_prompt.registered',
      'gen_ai.prompt.name': name,
      'gen_ai.prompt.version': version,
      // The server works out its own keyed hash, the same that it gives the prompt of each call.
      'gen_ai.system_instructions': made.text,
      'telltale.system_prompt.length': made.text.length,
      'gen_ai.request.model': model,
      'gen_ai.tool.definitions': tools === undefined ? undefined : jsonText(tools),
    })
    return { name, version, hash: digest, ...made }
  }
}

function withCanary({ guard }: HelperKit, text: string): Pick<RegisteredPrompt, 'text' | 'canary'> {
  const canary = makeCanary({ random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)) })
  guard.watch?.(canary.token)
  return { text: embedCanary(text, canary), canary: canary.token }
}
