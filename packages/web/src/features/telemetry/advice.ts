import { type Category, FIELD } from '@telltale/model'

/** What to do so that a log or a field comes. `when` names the dialects it is true for; none means all. */
interface Advice {
  readonly when?: readonly string[]
  readonly text: string
  /** A line to add as it stands. */
  readonly code?: string
}

export interface Step {
  readonly text: string
  readonly code?: string
}

const OTEL = ['otel_genai', 'otel_genai_legacy']

const CONTENT: readonly Advice[] = [
  {
    when: OTEL,
    text: 'Let the instrumentation record message content; it is off until asked for.',
    code: 'OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT=true',
  },
  { when: ['openllmetry'], text: 'Let Traceloop record content.', code: 'TRACELOOP_TRACE_CONTENT=true' },
  {
    when: ['openinference'],
    text: 'Take the masking of inputs and outputs off.',
    code: 'OPENINFERENCE_HIDE_INPUTS=false OPENINFERENCE_HIDE_OUTPUTS=false',
  },
  {
    when: ['vercel_ai'],
    text: 'Ask for inputs and outputs on each call.',
    code: 'experimental_telemetry: { isEnabled: true, recordInputs: true, recordOutputs: true }',
  },
  { text: 'Send the text itself in this field; with content off, only lengths and hashes can be looked at.' },
]

const USER: readonly Advice[] = [
  {
    when: ['vercel_ai'],
    text: 'Name the user in the telemetry metadata of each call.',
    code: 'experimental_telemetry: { isEnabled: true, metadata: { userId: user.id } }',
  },
  { when: ['langfuse'], text: 'Name the user on the trace.', code: 'updateActiveTrace({ userId: user.id })' },
  {
    when: ['openllmetry'],
    text: 'Set it as an association property around the request.',
    code: 'withAssociationProperties({ user_id: user.id }, handle)',
  },
  {
    text: 'Put the person on the request’s span where the app knows who it is; no instrumentation can know.',
    code: "span.setAttribute('user.id', user.id)",
  },
]

const SESSION: readonly Advice[] = [
  {
    when: ['vercel_ai'],
    text: 'Name the session in the telemetry metadata of each call.',
    code: 'experimental_telemetry: { isEnabled: true, metadata: { sessionId: chat.id } }',
  },
  { when: ['langfuse'], text: 'Name the session on the trace.', code: 'updateActiveTrace({ sessionId: chat.id })' },
  {
    when: ['openinference'],
    text: 'Set the session around the calls.',
    code: 'context.with(setSession(context.active(), { sessionId: chat.id }), handle)',
  },
  {
    text: 'Give all turns of one conversation the same id.',
    code: "span.setAttribute('gen_ai.conversation.id', chat.id)",
  },
]

const USAGE: readonly Advice[] = [
  {
    text: 'A streamed answer carries its token counts only when they are asked for.',
    code: 'stream_options: { include_usage: true }',
  },
]

const FIELDS = new Map<string, readonly Advice[]>([
  [FIELD.promptText, CONTENT],
  [FIELD.inputMessages, CONTENT],
  [FIELD.responseText, CONTENT],
  [FIELD.outputMessages, CONTENT],
  [FIELD.systemInstructions, CONTENT],
  [FIELD.toolArguments, CONTENT],
  [FIELD.toolResult, CONTENT],
  [FIELD.retrievalQuery, CONTENT],
  [FIELD.userId, USER],
  [FIELD.conversationId, SESSION],
  [FIELD.inputTokens, USAGE],
  [FIELD.outputTokens, USAGE],
  [FIELD.totalTokens, USAGE],
  [
    FIELD.environment,
    [
      {
        text: 'Name the environment once for the whole process.',
        code: 'OTEL_RESOURCE_ATTRIBUTES=deployment.environment.name=production',
      },
    ],
  ],
  [
    FIELD.toolDecision,
    [
      {
        text: 'Record who let the call through, on the tool’s span: accept, reject, auto_accept, modify or none.',
        code: "span.setAttribute('telltale.tool.decision', 'auto_accept')",
      },
    ],
  ],
  [
    FIELD.toolCallId,
    [
      {
        text: 'Pass the id that the model gave its tool call on to the tool’s span.',
        code: "span.setAttribute('gen_ai.tool.call.id', call.id)",
      },
    ],
  ],
  [
    FIELD.agentName,
    [
      {
        text: 'Name the agent that acts, on its spans.',
        code: "span.setAttribute('gen_ai.agent.name', 'mail-assistant')",
      },
    ],
  ],
  [
    FIELD.maxTokens,
    [{ text: 'Set a limit on each call: without one there is nothing to be over.', code: 'max_tokens: 1024' }],
  ],
  [
    FIELD.promptName,
    [{ text: 'Name the prompt template in use.', code: "span.setAttribute('gen_ai.prompt.name', 'support-v14')" }],
  ],
  [
    FIELD.promptVersion,
    [{ text: 'Give each version of the prompt its number.', code: "span.setAttribute('gen_ai.prompt.version', '14')" }],
  ],
  [
    FIELD.dataSourceId,
    [
      {
        text: 'Name what was searched, on the retrieval span.',
        code: "span.setAttribute('gen_ai.data_source.id', 'handbook')",
      },
    ],
  ],
  [
    FIELD.retrievalMaxScore,
    [
      {
        text: 'Send each document with its score.',
        code: "span.setAttribute('gen_ai.retrieval.documents', JSON.stringify([{ id, score }]))",
      },
    ],
  ],
  [
    FIELD.retrievalSources,
    [
      {
        text: 'Send where each document came from: a path, an address, a mailbox.',
        code: "span.setAttribute('telltale.retrieval.document_sources', sources)",
      },
    ],
  ],
  [
    FIELD.egressBytesOut,
    [
      {
        text: 'Let the HTTP instrumentation record body sizes.',
        code: "span.setAttribute('http.request.body.size', body.length)",
      },
    ],
  ],
  [
    FIELD.clientAddress,
    [{ text: 'Send the address the request came from.', code: "span.setAttribute('client.address', request.ip)" }],
  ],
])

const LOG_ADVICE: Readonly<Record<Category, readonly Advice[]>> = {
  ai_prompt: [
    { text: 'Instrument the client of the model: a chat span becomes prompt, response and usage.' },
    ...CONTENT,
  ],
  ai_guardrail: [
    {
      text: 'Give each guard its own span with its verdict.',
      code: "span.setAttributes({ 'gen_ai.guardrail.component.name': 'pii-out', 'telltale.guardrail.verdict': 'block' })",
    },
  ],
  ai_retrieval: [
    {
      text: 'Give each search a span with operation retrieval.',
      code: "span.setAttributes({ 'gen_ai.operation.name': 'retrieval', 'gen_ai.data_source.id': 'handbook' })",
    },
  ],
  ai_tool: [
    {
      text: 'Give each tool call a span with operation execute_tool; model instrumentation sees the wish, not the deed.',
      code: "span.setAttributes({ 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': name })",
    },
  ],
  ai_system_prompt: [{ text: 'The system prompt comes with message content.' }, ...CONTENT],
  ai_usage: USAGE,
  ai_egress: [
    {
      text: 'Add an HTTP client instrumentation, so that requests below a tool call show where data went.',
      code: 'npm install @opentelemetry/instrumentation-undici',
    },
  ],
  ai_response: [
    { text: 'Instrument the client of the model: a chat span becomes prompt, response and usage.' },
    ...CONTENT,
  ],
  ai_audit: [
    {
      text: 'Send changes of users, keys, models and settings as JSON events.',
      code: `{"telltale.category":"ai_audit","telltale.audit.type":"api_key.created","service.name":"my-app"}`,
    },
  ],
}

/** How to make a field come, for an app that speaks these dialects. */
export function adviseField(field: string, dialects: readonly string[]): Step {
  return (
    choose(FIELDS.get(field) ?? [], dialects) ?? {
      text: `Set ${field} on the span, or send it in a JSON event.`,
      code: `span.setAttribute('${field}', value)`,
    }
  )
}

/** How to make a whole log come. */
export function adviseLog(category: Category, dialects: readonly string[]): readonly Step[] {
  const advice = LOG_ADVICE[category]
  const general = advice.filter((entry) => entry.when === undefined).slice(0, 1)
  const special = advice.find((entry) => entry.when?.some((dialect) => dialects.includes(dialect)))
  return special ? [...general, special] : general
}

function choose(advice: readonly Advice[], dialects: readonly string[]): Step | undefined {
  return (
    advice.find((entry) => entry.when?.some((dialect) => dialects.includes(dialect))) ??
    advice.find((entry) => entry.when === undefined)
  )
}
