import { amount, type Scene, say, sentences, title, value, weave, word } from '../scene.ts'
import { type Carrier, READ } from './carrier.ts'

function html(scene: Scene, insert: string): string {
  const { random } = scene
  const tag = random.pick(['p', 'div', 'li', 'td', 'section', 'span', 'blockquote'])
  const parts = sentences(scene, amount(scene)).toSpliced(random.int(0, 1), 0, insert)
  const body = parts.map((part) => `<${tag}>${part}</${tag}>`).join(random.pick(['\n', '']))
  return `<html><head><title>${title(scene)}</title></head><body>\n<h1>${title(scene)}</h1>\n${body}\n<a href="${value(scene, 'url')}">${word(scene, 'more')}</a>\n</body></html>`
}

function hiddenHtml(scene: Scene, insert: string): string {
  const wrap = scene.random.pick([
    () => `<!-- ${insert} -->`,
    () => `<span style="display:none">${insert}</span>`,
    () => `<p style="color:#fff;font-size:1px">${insert}</p>`,
    () => `<img src="${value(scene, 'url')}" alt="${insert}">`,
    () => `<meta name="description" content="${insert}">`,
    () => `<div aria-hidden="true" class="${value(scene, 'word')}">${insert}</div>`,
    () => `<a href="${value(scene, 'url')}" title="${insert}">${word(scene, 'more')}</a>`,
    () => `<noscript>${insert}</noscript>`,
  ])
  const paragraphs = sentences(scene, scene.random.int(1, 5)).map((line) => `<p>${line}</p>`)
  const at = scene.random.int(0, paragraphs.length)
  return `<article><h2>${title(scene)}</h2>\n${paragraphs.toSpliced(at, 0, wrap()).join('\n')}\n</article>`
}

function markdown(scene: Scene, insert: string): string {
  const { random } = scene
  const quote = random.pick(['', '', '> ', '**', '- ', '1. ', '[//]: # '])
  const line = quote === '**' ? `**${insert}**` : quote + insert
  const blocks = [
    `# ${title(scene)}`,
    say(scene, random.int(1, 4)),
    line,
    `## ${word(scene, 'description')}`,
    say(scene, random.int(1, 4)),
    `- ${say(scene)}\n- ${say(scene)}\n- [${word(scene, 'more')}](${value(scene, 'url')})`,
  ]
  const from = random.int(0, 2)
  return blocks.slice(from, random.int(4, 6)).join('\n\n')
}

function readme(scene: Scene, insert: string): string {
  const name = value(scene, 'word')
  return `# ${name}\n\n${say(scene, 2)}\n\n## Installation\n\n\`\`\`sh\nnpm install ${name}\n\`\`\`\n\n## ${word(scene, 'note')}\n\n${weave(scene, insert, scene.random.int(0, 3))}\n\n## Usage\n\n\`\`\`js\nimport { ${name} } from '${name}'\n${name}('${value(scene, 'file')}')\n\`\`\`\n\n## License\n\nMIT`
}

function pdf(scene: Scene, insert: string): string {
  const page = word(scene, 'page')
  const first = scene.random.int(1, 40)
  const top = `${title(scene)}    ${value(scene, 'company')}`
  const text = weave(scene, insert)
  return `${top}\n${page} ${first}\n\n${say(scene, scene.random.int(1, 3))}\n\f${page} ${first + 1}\n${text}\n${value(scene, 'date')}`
}

function product(scene: Scene, insert: string): string {
  return `${title(scene)}\n${word(scene, 'price')}: ${value(scene, 'money')}\nSKU: ${value(scene, 'key')}\n${word(scene, 'description')}: ${weave(scene, insert, scene.random.int(1, 5))}`
}

function forum(scene: Scene, insert: string): string {
  const posts = Array.from({ length: scene.random.int(1, 5) }, () => say(scene, scene.random.int(1, 2)))
  const all = posts.toSpliced(scene.random.int(0, posts.length), 0, insert)
  return `${title(scene)}\n\n${all.map((post, index) => `#${index + 1} ${value(scene, 'first')}${value(scene, 'nn')} (${value(scene, 'date')})\n${post}`).join('\n\n')}`
}

function article(scene: Scene, insert: string): string {
  return `${title(scene)}\n${value(scene, 'person')}, ${value(scene, 'date')}\n\n${weave(scene, insert, amount(scene) + 3)}`
}

function snippets(scene: Scene, insert: string): string {
  const others = Array.from({ length: scene.random.int(1, 4) }, () => say(scene, 2))
  const all = others.toSpliced(scene.random.int(0, others.length), 0, weave(scene, insert, scene.random.int(0, 2)))
  return all.map((text, index) => `[${index + 1}] ${title(scene)} (${value(scene, 'url')})\n${text}`).join('\n\n')
}

function post(scene: Scene, insert: string): string {
  const tags = `#${value(scene, 'word')} #${value(scene, 'word')}`
  return scene.random.chance(0.5)
    ? `${say(scene)} ${insert} ${tags}`
    : `@${value(scene, 'first')}: ${insert} ${say(scene)}`
}

function bare(scene: Scene, insert: string): string {
  return weave(scene, insert)
}

function asked(scene: Scene, insert: string): string {
  const fence = scene.random.pick(['"""', '```', '---', '', '<text>', '====='])
  const close = fence === '<text>' ? '</text>' : fence
  return `${word(scene, 'ask')}\n\n${fence}\n${weave(scene, insert)}\n${close}`.replaceAll('\n\n\n', '\n\n').trim()
}

/** What stands on pages and in documents. */
export const PAGES: readonly Carrier[] = [
  { name: 'html', roles: READ, build: html },
  { name: 'hidden-html', roles: READ, build: hiddenHtml },
  { name: 'markdown', roles: READ, build: markdown },
  { name: 'readme', roles: READ, build: readme },
  { name: 'pdf', roles: READ, build: pdf },
  { name: 'product', roles: READ, build: product },
  { name: 'forum', roles: READ, build: forum },
  { name: 'article', roles: READ, build: article },
  { name: 'snippets', roles: READ, build: snippets },
  { name: 'post', roles: READ, build: post },
  { name: 'text', roles: ['retrieval', 'tool', 'user', 'response', 'system'], build: bare },
  { name: 'asked', roles: ['user'], build: asked },
]
