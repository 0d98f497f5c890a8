import type { StoryAnswer, StoryFlow } from '@telltale/model'
import type { JudgedAction, TextNode, TraceGraph } from '../graph.ts'

type Part = StoryAnswer['parts'][number]

const LONGEST_QUOTE = 160
const MOST_NAMES = 5
const MOST_ACTIONS = 3
/** From here on an action is told as driven by an injection. */
const DRIVEN_FROM = 0.5

/** The four answers: which prompt triggered it, which tool was used, what data was accessed, what answer was given. */
export function answerQuestions(graph: TraceGraph, flows: readonly StoryFlow[]): readonly StoryAnswer[] {
  const scene: Scene = { graph, flows, nodes: new Map(graph.nodes.map((node) => [node.id, node])) }
  return [
    { question: 'prompt', parts: answerPrompt(scene) },
    { question: 'tool', parts: answerTool(scene) },
    { question: 'data', parts: answerData(scene) },
    { question: 'response', parts: answerResponse(scene) },
  ]
}

interface Scene {
  readonly graph: TraceGraph
  readonly flows: readonly StoryFlow[]
  readonly nodes: ReadonlyMap<string, TextNode>
}

function answerPrompt(scene: Scene): readonly Part[] {
  const asked = scene.graph.nodes.filter(({ role }) => role === 'user_turn').at(-1)
  const first = asked === undefined ? [say('No prompt of a user was recorded')] : [say('The user asked '), quote(asked)]
  const source = injectedSource(scene)
  if (source === undefined) return [...first, say('.')]
  return [...first, say('; '), say(`${wordsOf(source)} said `), quoteFinding(source), say('.')]
}

function answerTool(scene: Scene): readonly Part[] {
  // An answer is judged like an action, and told by the last of the four.
  const actions = scene.graph.actions.filter(({ nodes }) => scene.nodes.get(nodes[0] ?? '')?.role !== 'response')
  const worst = actions.filter(({ injectionDriven }) => injectionDriven >= DRIVEN_FROM)
  if (actions.length === 0) return [say('No tool was called.')]
  const shown = [...worst].sort((a, b) => b.injectionDriven - a.injectionDriven).slice(0, MOST_ACTIONS)
  if (shown.length === 0) {
    const firsts = [...new Map(actions.toReversed().map((action) => [action.name, action])).values()].toReversed()
    const named = firsts
      .slice(0, MOST_NAMES)
      .flatMap((action, place) => [say(place === 0 ? 'It called ' : ', '), name(action)])
    const more = firsts.length > MOST_NAMES ? ` and ${firsts.length - MOST_NAMES} others` : ''
    return [...named, say(`${more}; nothing speaks for words from outside.`)]
  }
  const calls = shown.flatMap((action, place) => [
    say(place === 0 ? 'It called ' : ', and '),
    name(action),
    ...carried(action, scene),
  ])
  return [...calls, say('.')]
}

function carried(action: JudgedAction, { flows, nodes }: Scene): readonly Part[] {
  const flow = flows.find(({ to, from, principal }) => {
    return !principal && action.nodes.includes(to) && nodes.get(from)?.trust === 'untrusted'
  })
  const source = flow === undefined ? undefined : nodes.get(flow.from)
  const target = flow === undefined ? undefined : nodes.get(flow.to)
  if (flow === undefined || source === undefined || target === undefined) {
    const why = action.reasons[0]?.sentence
    return why === undefined ? [] : [say(`: ${why}`)]
  }
  const words = target.text.slice(flow.to_start, flow.to_end)
  const path = target.path === '' ? '' : ` as ${target.path}`
  return [
    say(' with '),
    {
      text: cut(words === '' ? 'words that are not kept' : words),
      quoted: words !== '',
      node: target.id,
      flow: flow.number,
    },
    say(`${path}, which stands in ${wordsOf(source)} and in nothing the user said`),
  ]
}

function answerData(scene: Scene): readonly Part[] {
  const read = firstOfEachName(
    scene.graph.nodes.filter(({ role, trust }) => DATA_ROLES.has(role) && trust !== 'system'),
  )
  const asked = scene.graph.nodes.filter((node) => node.role === 'db_query' && !isWritten(node, scene))
  const secret = scene.graph.actions.find(({ secretToSink }) => secretToSink)
  const sent = secret === undefined ? [] : [say('; secret or personal data of it went into '), name(secret)]
  if (read.length + asked.length === 0) return [say('No data was read'), ...sent, say('.')]
  const told = read
    .slice(0, MOST_NAMES)
    .flatMap((node, place) => [say(place === 0 ? 'It read ' : ', '), ...sourceParts(node, scene)])
  const more = read.length > MOST_NAMES ? [say(` and ${read.length - MOST_NAMES} others`)] : []
  const [query] = asked
  const begin = read.length === 0 ? 'It asked a database ' : ', and asked a database '
  const queried = query === undefined ? [] : [say(begin), quote(query)]
  const queries = asked.length > 1 ? [say(` and ${asked.length - 1} more`)] : []
  return [...told, ...more, ...queried, ...queries, ...sent, say('.')]
}

/** Where it was read, with the weightiest flow out of it. */
function sourceParts(node: TextNode, { flows }: Scene): readonly Part[] {
  const flow = flows.find(({ from }) => from === node.id)?.number ?? null
  const words = ROLE_WORDS[node.role] ?? node.role.replaceAll('_', ' ')
  if (node.name === '')
    return [{ text: words === 'a result of' ? 'a tool result' : words, quoted: false, node: node.id, flow }]
  return [say(`${words} `), { text: cut(node.name), quoted: true, node: node.id, flow }]
}

function firstOfEachName(nodes: readonly TextNode[]): readonly TextNode[] {
  return [...new Map(nodes.toReversed().map((node) => [wordsOf(node), node])).values()].toReversed()
}

function isWritten({ id }: TextNode, { graph }: Scene): boolean {
  return graph.actions.some(({ nodes, effect }) => effect !== 'read' && nodes.includes(id))
}

const DATA_ROLES: ReadonlySet<string> = new Set(['document', 'memory', 'tool_result', 'db_rows'])

function answerResponse({ graph }: Scene): readonly Part[] {
  const answer = graph.nodes.filter(({ role }) => role === 'response').at(-1)
  if (answer === undefined) return [say('No answer was recorded.')]
  const grounding = graph.grounding.find(({ eventId }) => eventId === answer.eventId)
  const invented = grounding?.invented.length ?? 0
  const made =
    invented === 0 ? [] : [say(`; ${invented} of its ${grounding?.checked ?? invented} facts stand in no source`)]
  const said = quote(answer)
  const isEnded = made.length === 0 && /[.!?…。]$/.test(said.text)
  return [say('It answered '), said, ...made, ...(isEnded ? [] : [say('.')])]
}

/** Where the words stand that the worst action came from, or else the surest injection that was read. */
function injectedSource({ graph, flows, nodes }: Scene): TextNode | undefined {
  const worst = graph.actions.filter(({ injectionDriven }) => injectionDriven >= DRIVEN_FROM)
  const targets = new Set(worst.flatMap((action) => action.nodes))
  const flow = flows.find(({ to, from, principal }) => {
    return !principal && targets.has(to) && nodes.get(from)?.trust === 'untrusted'
  })
  if (flow !== undefined) return nodes.get(flow.from)
  if (graph.verdict === 'clean') return undefined
  const told = graph.nodes.filter(({ trust, findings }) => trust === 'untrusted' && findings.length > 0)
  return told.sort((a, b) => (b.findings[0]?.score ?? 0) - (a.findings[0]?.score ?? 0))[0]
}

function quoteFinding(node: TextNode): Part {
  const [finding] = node.findings
  const words = finding === undefined ? node.text : node.text.slice(finding.start, finding.end)
  return {
    text: cut(words === '' ? 'words that are not kept' : words),
    quoted: words !== '',
    node: node.id,
    flow: null,
  }
}

function quote(node: TextNode): Part {
  const words = node.text.trim()
  return {
    text: cut(words === '' ? 'words that are not kept' : words),
    quoted: words !== '',
    node: node.id,
    flow: null,
  }
}

function name(action: JudgedAction): Part {
  return { text: action.name, quoted: true, node: action.nodes[0] ?? null, flow: null }
}

function say(text: string): Part {
  return { text, quoted: false, node: null, flow: null }
}

const ROLE_WORDS: Readonly<Record<string, string>> = {
  document: 'a document',
  memory: 'a memory',
  tool_result: 'a result of',
  db_rows: 'database rows',
}

function wordsOf({ role, name: called }: TextNode): string {
  const words = ROLE_WORDS[role] ?? role.replaceAll('_', ' ')
  if (called === '') return words === 'a result of' ? 'a tool result' : words
  return role === 'tool_result' ? `${words} ${called}` : `${words} (${called})`
}

function cut(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length <= LONGEST_QUOTE ? line : `${line.slice(0, LONGEST_QUOTE - 1)}…`
}
