import { prefixLines, type Scene, say, sentences, title, value, weave, word } from '../scene.ts'
import { ANSWERED, type Carrier, READ } from './carrier.ts'

type Draw = (scene: Scene) => unknown

const FIELDS: readonly (readonly [string, Draw])[] = [
  ['id', (scene) => value(scene, 'id')],
  ['title', title],
  ['created_at', (scene) => value(scene, 'date')],
  ['author', (scene) => value(scene, 'person')],
  ['email', (scene) => value(scene, 'mail')],
  ['amount', (scene) => Number(value(scene, 'nnn'))],
  ['url', (scene) => value(scene, 'url')],
  ['status', (scene) => scene.random.pick(['ok', 'open', 'done', 'pending'])],
  ['tags', (scene) => [value(scene, 'word'), value(scene, 'word')]],
  ['owner', (scene) => ({ name: value(scene, 'first'), id: value(scene, 'nnn') })],
  ['summary', (scene) => say(scene)],
  ['read', (scene) => scene.random.chance(0.5)],
]
const TEXT_KEYS = ['body', 'content', 'description', 'note', 'comment', 'message', 'text', 'review', 'snippet', 'bio']

function record(scene: Scene, text: string): Record<string, unknown> {
  const fields = FIELDS.filter(() => scene.random.chance(0.4)).map(([key, draw]): [string, unknown] => [
    key,
    draw(scene),
  ])
  return Object.fromEntries(
    fields.toSpliced(scene.random.int(0, fields.length), 0, [scene.random.pick(TEXT_KEYS), text]),
  )
}

function json(scene: Scene, insert: string): string {
  const spaces = scene.random.pick([0, 0, 2, 4])
  const one = record(scene, weave(scene, insert, scene.random.int(0, 4)))
  return JSON.stringify(scene.random.chance(0.4) ? { status: 'ok', result: one } : one, null, spaces)
}

function list(scene: Scene, insert: string): string {
  const rows = Array.from({ length: scene.random.int(1, 4) }, () => record(scene, say(scene, 2)))
  const all = rows.toSpliced(
    scene.random.int(0, rows.length),
    0,
    record(scene, weave(scene, insert, scene.random.int(0, 2))),
  )
  if (scene.random.chance(0.3)) return all.map((row) => JSON.stringify(row)).join('\n')
  return JSON.stringify(scene.random.chance(0.5) ? all : { results: all, count: all.length })
}

function toYaml(row: Record<string, unknown>): string {
  return Object.entries(row)
    .map(
      ([key, field]) => `${key}: ${typeof field === 'string' ? field.replaceAll('\n', '\n  ') : JSON.stringify(field)}`,
    )
    .join('\n')
}

function yaml(scene: Scene, insert: string): string {
  return toYaml(record(scene, weave(scene, insert, scene.random.int(0, 3))))
}

function csv(scene: Scene, insert: string): string {
  const cut = scene.random.pick([',', ';', '\t', '|'])
  const row = (text: string) =>
    [
      value(scene, 'nnn'),
      value(scene, 'first'),
      value(scene, 'date'),
      `"${text.replaceAll('"', '""').replaceAll('\n', ' ')}"`,
    ].join(cut)
  const rows = Array.from({ length: scene.random.int(2, 7) }, () => row(say(scene)))
  const head = ['id', word(scene, 'name'), word(scene, 'date'), word(scene, 'description')].join(cut)
  return [head, ...rows.toSpliced(scene.random.int(0, rows.length), 0, row(insert))].join('\n')
}

function table(scene: Scene, insert: string): string {
  const row = (text: string) => `| ${value(scene, 'nn')} | ${value(scene, 'first')} | ${text.replaceAll('\n', ' ')} |`
  const rows = Array.from({ length: scene.random.int(2, 6) }, () => row(say(scene)))
  const head = `| # | ${word(scene, 'name')} | ${word(scene, 'description')} |\n|---|---|---|`
  return [head, ...rows.toSpliced(scene.random.int(0, rows.length), 0, row(insert))].join('\n')
}

function xml(scene: Scene, insert: string): string {
  const tag = scene.random.pick(['item', 'entry', 'message', 'record', 'doc'])
  const one = (text: string) =>
    `<${tag} id="${value(scene, 'nnn')}"><title>${title(scene)}</title><body>${text}</body></${tag}>`
  const rows = Array.from({ length: scene.random.int(0, 3) }, () => one(say(scene)))
  return `<?xml version="1.0"?>\n<feed>\n${rows.toSpliced(scene.random.int(0, rows.length), 0, one(weave(scene, insert, 1))).join('\n')}\n</feed>`
}

function log(scene: Scene, insert: string): string {
  const level = () => scene.random.pick(['INFO', 'WARN', 'ERROR', 'DEBUG', 'info', 'notice'])
  const row = (text: string) =>
    `${value(scene, 'date')}T${value(scene, 'clock')} ${level()} ${value(scene, 'word')}[${value(scene, 'nnn')}] ${text.replaceAll('\n', ' ')}`
  const rows = Array.from({ length: scene.random.int(1, 7) }, () =>
    row(scene.random.chance(0.5) ? say(scene) : `GET ${value(scene, 'url')} ${scene.random.pick([200, 404, 500])}`),
  )
  return rows.toSpliced(scene.random.int(0, rows.length), 0, row(insert)).join('\n')
}

function definition(scene: Scene, insert: string): string {
  const name = `${value(scene, 'word')}_${value(scene, 'word')}`
  const parameter = value(scene, 'word')
  const inParameter = scene.random.chance(0.3)
  const description = inParameter ? say(scene) : weave(scene, insert, scene.random.int(0, 2))
  const parameters = {
    type: 'object',
    properties: { [parameter]: { type: 'string', description: inParameter ? insert : say(scene) } },
    required: [parameter],
  }
  if (scene.random.chance(0.2)) return `${name}(${parameter}: str) -> str\n${inParameter ? insert : description}`
  return JSON.stringify(
    { name, description, [scene.random.pick(['parameters', 'inputSchema', 'input_schema'])]: parameters },
    null,
    scene.random.pick([0, 2]),
  )
}

function callArguments(scene: Scene, insert: string): string {
  const text = weave(scene, insert, scene.random.int(0, 2))
  const bodies = [
    { to: [value(scene, 'mail')], subject: title(scene), body: text },
    { query: text },
    { path: `/${value(scene, 'file')}`, content: text },
    { channel: value(scene, 'word'), text },
    { title: title(scene), description: text, assignee: value(scene, 'first') },
  ]
  return JSON.stringify(scene.random.pick(bodies))
}

function comment(scene: Scene, insert: string): string {
  const { random } = scene
  const name = value(scene, 'word')
  const blocks = [
    () =>
      `def ${name}(items):\n${prefixLines(insert, '    # ')}\n    total = 0\n    for item in items:\n        total += item.price\n    return total`,
    () =>
      `/**\n${prefixLines(insert, ' * ')}\n */\nexport function ${name}(id) {\n  return fetch('${value(scene, 'url')}/' + id)\n}`,
    () =>
      `func ${name}(n int) int {\n${prefixLines(insert, '\t// ')}\n\tif n < ${value(scene, 'n')} {\n\t\treturn n\n\t}\n\treturn ${name}(n-1)\n}`,
    () =>
      `class ${name}:\n    """${insert}"""\n\n    def __init__(self, path="${value(scene, 'file')}"):\n        self.path = path`,
    () =>
      `${prefixLines(insert, '-- ')}\nSELECT id, name FROM ${name} WHERE created > '${value(scene, 'date')}' LIMIT ${value(scene, 'nn')};`,
    () => `#!/bin/sh\n${prefixLines(insert, '# ')}\nset -e\ncp ${value(scene, 'file')} /tmp/${name}`,
    () => `const ${name} = ${JSON.stringify(insert)};\nconsole.log(${name}.length);`,
    () =>
      `{\n  "name": "${name}",\n  "version": "1.${value(scene, 'n')}.0",\n  "description": ${JSON.stringify(insert)}\n}`,
  ]
  const also = random.chance(0.4) ? `\n\n# ${say(scene)}` : ''
  return random.pick(blocks)() + also
}

function config(scene: Scene, insert: string): string {
  return `[${value(scene, 'word')}]\nname = ${value(scene, 'word')}\ntimeout = ${value(scene, 'nn')}\n${prefixLines(insert, scene.random.pick(['# ', '; ', '// ']))}\nurl = ${value(scene, 'url')}\n${value(scene, 'word')} = ${scene.random.pick(['true', 'false', '1'])}`
}

function change(scene: Scene, insert: string): string {
  const kind = scene.random.pick(['fix', 'feat', 'docs', 'chore', 'Merge', 'refactor'])
  const files = sentences(scene, 1)[0] ?? ''
  return scene.random.chance(0.5)
    ? `commit ${value(scene, 'hex')}\nAuthor: ${value(scene, 'person')}\n\n    ${kind}: ${title(scene)}\n\n${prefixLines(insert, '    ')}`
    : `${kind}(${value(scene, 'word')}): ${title(scene)}\n\n${weave(scene, insert, 1)}\n\n@@ -${value(scene, 'nn')},${value(scene, 'n')} @@\n- ${files}\n+ ${say(scene)}`
}

/** What programs store, call and answer. */
export const RECORDS: readonly Carrier[] = [
  { name: 'json', roles: ANSWERED, build: json },
  { name: 'json-list', roles: ANSWERED, build: list },
  { name: 'yaml', roles: ANSWERED, build: yaml },
  { name: 'csv', roles: ANSWERED, build: csv },
  { name: 'table', roles: READ, build: table },
  { name: 'xml', roles: ANSWERED, build: xml },
  { name: 'log', roles: ANSWERED, build: log },
  { name: 'tool-definition', roles: ['tool_definition'], build: definition },
  { name: 'tool-arguments', roles: ['tool_arguments'], build: callArguments },
  { name: 'code', roles: READ, build: comment },
  { name: 'config', roles: ANSWERED, build: config },
  { name: 'change', roles: ANSWERED, build: change },
]
