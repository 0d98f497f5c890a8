/**
 * The twenty applications. `who`: teams that use it (`*`: everybody); `texts`: kind of question; `tools`: with their weight by
 * order; `weight`: how often it is used; `turns`: at most; `answer`: sentences of an answer; `prompt`: its system prompt.
 */
const MODELS = {
  large: { provider: 'anthropic', model: 'claude-sonnet-4-5', host: 'api.anthropic.com', prices: [3, 15] },
  gpt: { provider: 'openai', model: 'gpt-5-mini', host: 'api.openai.com', prices: [0.25, 2] },
  think: { provider: 'openai', model: 'gpt-5', host: 'api.openai.com', prices: [1.25, 10], reasoning: true },
  eu: {
    provider: 'aws.bedrock',
    model: 'anthropic.claude-haiku-4-5',
    host: 'bedrock-runtime.eu-central-1.amazonaws.com',
    prices: [1, 5],
  },
  own: { provider: 'ollama', model: 'qwen3:14b', host: 'llm.hafenwerk.example', prices: [0, 0] },
}

export const APPS = [
  app('staff-chat', 'gpt', { who: '*', texts: 'chat', weight: 30, turns: 6, answer: 6 }),
  app('policy-search', 'eu', { who: '*', texts: 'policy', weight: 9, turns: 3, answer: 4, sources: ['policies'] }),
  app('wiki-search', 'eu', { who: '*', texts: 'wiki', weight: 10, turns: 3, answer: 4, sources: ['wiki', 'runbooks'] }),
  app('code-agent', 'large', {
    who: 'engineering data',
    texts: 'code',
    weight: 26,
    turns: 5,
    answer: 5,
    tools: ['read_file', 'grep', 'run_command', 'edit_file', 'fetch_docs', 'create_pull_request'],
    steps: 7,
    agent: true,
  }),
  app('support-agent', 'gpt', {
    who: 'customer',
    texts: 'support',
    weight: 8,
    turns: 5,
    answer: 3,
    sources: ['products', 'tickets'],
    tools: ['get_order', 'create_return', 'hand_to_person', 'refund'],
    steps: 2,
    agent: true,
    guards: 2,
  }),
  app('product-finder', 'gpt', {
    who: 'customer',
    texts: 'product',
    weight: 6,
    turns: 3,
    answer: 3,
    sources: ['products'],
    tools: ['check_stock'],
    steps: 1,
    guards: 2,
  }),
  app('mail-agent', 'large', {
    who: 'sales people marketing finance',
    texts: 'mail',
    weight: 12,
    turns: 3,
    answer: 3,
    tools: ['search_mail', 'read_thread', 'send_mail'],
    steps: 3,
    agent: true,
  }),
  app('data-analyst', 'think', {
    who: 'data finance sales operations',
    texts: 'data',
    weight: 12,
    turns: 4,
    answer: 4,
    tools: ['run_sql', 'plot', 'export_report'],
    steps: 3,
    agent: true,
  }),
  app('meeting-notes', 'eu', { who: '*', texts: 'meeting', weight: 7, turns: 2, answer: 8 }),
  app('translator', 'own', { who: '*', texts: 'chat', weight: 6, turns: 2, answer: 3, guards: 0 }),
  app('marketing-writer', 'gpt', { who: 'marketing sales', texts: 'marketing', weight: 9, turns: 5, answer: 7 }),
  app('contract-reader', 'eu', {
    who: 'legal sales finance',
    texts: 'legal',
    weight: 6,
    turns: 4,
    answer: 6,
    sources: ['contracts'],
  }),
  app('sales-assistant', 'gpt', {
    who: 'sales',
    texts: 'sales',
    weight: 11,
    turns: 3,
    answer: 4,
    tools: ['find_account', 'log_activity'],
    steps: 2,
    agent: true,
  }),
  app('it-helpdesk', 'gpt', {
    who: '*',
    texts: 'helpdesk',
    weight: 6,
    turns: 3,
    answer: 3,
    sources: ['runbooks'],
    tools: ['create_ticket', 'reset_password'],
    steps: 1,
    agent: true,
  }),
  app('finance-reports', 'think', {
    who: 'finance',
    texts: 'finance',
    weight: 8,
    turns: 3,
    answer: 6,
    tools: ['run_sql', 'export_report'],
    steps: 4,
    agent: true,
  }),
  app('incident-copilot', 'large', {
    who: 'engineering operations',
    texts: 'incident',
    weight: 4,
    turns: 4,
    answer: 4,
    sources: ['runbooks'],
    tools: ['query_logs', 'list_deploys'],
    steps: 3,
    agent: true,
  }),
  app('support-desk', 'gpt', {
    who: 'support',
    texts: 'support',
    weight: 24,
    turns: 3,
    answer: 4,
    sources: ['tickets', 'products'],
    tools: ['get_order'],
    steps: 1,
  }),
  app('security-assistant', 'large', {
    who: 'security',
    texts: 'security',
    weight: 10,
    turns: 4,
    answer: 7,
    sources: ['wiki'],
  }),
  app('invoice-reader', 'eu', { who: 'batch', texts: 'invoice', weight: 0, turns: 1, answer: 2 }),
  app('night-digest', 'own', {
    who: 'batch',
    texts: 'wiki',
    weight: 0,
    turns: 1,
    answer: 6,
    sources: ['wiki'],
    guards: 0,
  }),
]

/** Which groups may see documents of a source, and how many there are at first. */
export const SOURCES = {
  policies: { documents: 160, acl: ['all-staff'], system: 'pgvector', writer: 'svc-portal-sync' },
  wiki: { documents: 900, acl: ['all-staff'], system: 'qdrant', writer: 'svc-wiki-sync' },
  contracts: { documents: 240, acl: ['legal', 'sales', 'finance'], system: 'pgvector', writer: 'svc-contract-sync' },
  products: { documents: 320, acl: ['all-staff', 'customer'], system: 'qdrant', writer: 'svc-shop-sync' },
  tickets: { documents: 1500, acl: ['support', 'customer'], system: 'qdrant', writer: 'svc-desk-sync' },
  runbooks: { documents: 180, acl: ['all-staff'], system: 'qdrant', writer: 'svc-wiki-sync' },
}

function app(name, model, more) {
  return { name, ...MODELS[model], sources: [], tools: [], steps: 0, guards: 1, agent: false, ...more }
}

/** The system prompt of an application in its n-th version. */
export function systemPromptOf(one, version) {
  const does = one.tools.length > 0 ? ` You may call: ${one.tools.join(', ')}.` : ''
  const reads = one.sources.length > 0 ? ` Answer from ${one.sources.join(' and ')} and name the document.` : ''
  return `You are ${one.name}, an assistant of Hafenwerk.${reads}${does} Be brief and polite. Say so when you do not know. Version ${version}.`
}
