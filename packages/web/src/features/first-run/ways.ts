import type { SetupJson } from '../../lib/api.ts'

/** One way in, as steps with this server's own addresses filled in. */
export interface Way {
  readonly id: 'opentelemetry' | 'json'
  readonly name: string
  readonly hint: string
  readonly steps: readonly { readonly title: string; readonly note?: string; readonly code?: string }[]
}

const KEY = 'YOUR-INGEST-KEY'

/** The ways that work today, with real values; a key stands where the server asks for one. */
export function waysOf(setup: SetupJson): readonly Way[] {
  return [openTelemetry(setup), plainJson(setup)]
}

function openTelemetry(setup: SetupJson): Way {
  const headers = setup.keys_required ? [`export OTEL_EXPORTER_OTLP_HEADERS="authorization=Bearer ${KEY}"`] : []
  const lines = [
    `export OTEL_EXPORTER_OTLP_ENDPOINT=${setup.otlp_http}`,
    'export OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf',
    ...headers,
  ]
  return {
    id: 'opentelemetry',
    name: 'OpenTelemetry',
    hint: 'Already exports spans? One variable.',
    steps: [
      { title: 'Point the exporter here', note: `or by gRPC to ${setup.otlp_grpc}`, code: lines.join('\n') },
      {
        title: 'Let it carry the text of prompts and answers',
        note: 'without it you see that something was asked, not what',
        code: 'export OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT=true',
      },
      { title: 'Ask your app something' },
    ],
  }
}

function plainJson(setup: SetupJson): Way {
  const event = {
    'telltale.category': 'ai_prompt',
    'service.name': 'my-app',
    'user.id': 'dana',
    'gen_ai.conversation.id': 'first-session',
    'telltale.prompt.text': 'Is anybody there?',
  }
  const key = setup.keys_required ? [`  -H 'authorization: Bearer ${KEY}' \\`] : []
  const lines = [
    `curl ${setup.events} \\`,
    "  -H 'content-type: application/json' \\",
    ...key,
    `  -d '${JSON.stringify(event)}'`,
  ]
  return {
    id: 'json',
    name: 'JSON events',
    hint: 'Own logs? POST them, a line each.',
    steps: [
      { title: 'Send a test event', note: 'one object, or one a line', code: lines.join('\n') },
      { title: 'Send what your app does', note: 'the same call with the canonical field names' },
    ],
  }
}
