import { type Command, Option } from 'commander'
import type { ProxyFlags } from './proxy/proxy-flags.ts'

const FLAGS: readonly (readonly [flag: string, description: string])[] = [
  [
    '--host <address>',
    'Address to bind to; other than loopback needs --token (default: 127.0.0.1) [TELLTALE_PROXY_HOST]',
  ],
  ['--port <n>', 'Port (default: 4320; 0 picks a free one) [TELLTALE_PROXY_PORT]'],
  ['--openai-url <url>', 'Where OpenAI-compatible calls go [TELLTALE_PROXY_OPENAI_URL]'],
  ['--anthropic-url <url>', 'Where Anthropic calls go [TELLTALE_PROXY_ANTHROPIC_URL]'],
  ['--gemini-url <url>', 'Where Gemini calls go [TELLTALE_PROXY_GEMINI_URL]'],
  ['--bedrock-url <url>', 'Where Bedrock calls go; by default as AWS_REGION says [TELLTALE_PROXY_BEDROCK_URL]'],
  ['--token <text>', 'What callers must send as x-telltale-token [TELLTALE_PROXY_TOKEN]'],
  [
    '--policy <file>',
    'JSON file with the policy; the server’s takes its place when it has one [TELLTALE_PROXY_POLICY]',
  ],
  [
    '--budgets <file>',
    'JSON file with budgets per key, user or app; what is used is kept beside it [TELLTALE_PROXY_BUDGETS]',
  ],
  ['--service <name>', 'Name under which calls are recorded (default: llm-proxy) [TELLTALE_SERVICE]'],
  ['--endpoint <url>', 'Telltale server to send to, OTLP over HTTP [TELLTALE_ENDPOINT]'],
  ['--key <key>', 'Ingest key of that server [TELLTALE_KEY]'],
]

const CHOICES: readonly (readonly [flag: string, choices: readonly string[], description: string])[] = [
  ['--mode <mode>', ['monitor', 'enforce'], 'Only record, or refuse as the policy says too [TELLTALE_PROXY_MODE]'],
  ['--keys <from>', ['client', 'environment'], 'Whose provider keys are used [TELLTALE_PROXY_KEYS]'],
  [
    '--on-failure <what>',
    ['open', 'closed'],
    'Enforce mode: what happens to calls nothing can decide of; closed by default [TELLTALE_ON_FAILURE]',
  ],
  ['--unobserved <what>', ['pass', 'refuse'], 'What happens to calls that are not read [TELLTALE_PROXY_UNOBSERVED]'],
]

const AFTER = `
Point a client here with its base URL; the start-up block says which. Nothing a caller sends changes where calls go.
Callers may say who a call is for: x-telltale-user, x-telltale-session, x-telltale-conversation, x-telltale-app.
With --keys environment: OPENAI_API_KEY, ANTHROPIC_API_KEY, GEMINI_API_KEY or GOOGLE_API_KEY, AWS_BEARER_TOKEN_BEDROCK.
Bedrock needs an API key (bearer token), since a signed request is signed for the address it was made for, and a
client that speaks HTTP/1.1: the JavaScript client does so with requestHandler: new NodeHttpHandler().`

/** Adds the words of `telltale proxy` to the program. */
export function registerProxyCommand(program: Command): void {
  const command = program
    .command('proxy')
    .description('Stand between applications and their LLM providers: record every call, and refuse what must not pass')
  for (const [flag, description] of FLAGS) command.addOption(new Option(flag, description))
  for (const [flag, choices, description] of CHOICES) command.addOption(new Option(flag, description).choices(choices))
  command.addHelpText('after', AFTER).action(async (flags: ProxyFlags) => {
    const { runProxy } = await import('./proxy/run-proxy.ts')
    await runProxy(flags, process.env)
  })
}
