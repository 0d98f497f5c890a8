import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'

/** An example that a client library ships with itself, in its README or beside one of its methods. */
export interface Example {
  readonly name: string
  readonly code: string
}

const FENCE = /^```(\w*)/
const LANGUAGES = new Set(['ts', 'typescript', 'js', 'javascript'])

/** The examples of an installed package, each once, as they stand there. Nothing of them is kept in this repository. */
export function findExamples(packageName: string): readonly Example[] {
  const root = rootOf(packageName)
  const found = new Map<string, string>()
  for (const file of filesOf(root)) {
    for (const [place, code] of codeOf(file, readFileSync(join(root, file), 'utf8')).entries()) {
      if (!found.has(code)) found.set(code, `${file} ${place + 1}`)
    }
  }
  return [...found].map(([code, name]) => ({ name, code }))
}

function rootOf(packageName: string): string {
  const main = createRequire(import.meta.url).resolve(packageName)
  const folder = join('node_modules', ...packageName.split('/')) + sep
  return join(main.slice(0, main.lastIndexOf(folder)), folder)
}

function filesOf(root: string): readonly string[] {
  const all = readdirSync(root, { recursive: true, encoding: 'utf8' }).sort()
  const isOwn = (file: string): boolean => !file.includes('node_modules') && !dirname(file).split(sep).includes('src')
  return all.filter((file) => file === 'README.md' || (file.endsWith('.d.ts') && isOwn(file)))
}

function codeOf(file: string, text: string): readonly string[] {
  const isReadme = file.endsWith('.md')
  const lines = text.split('\n').map((line) => (isReadme ? line : withoutStar(line)))
  const blocks: string[] = []
  let open: string[] | undefined
  for (const line of lines) {
    const language = FENCE.exec(line?.trim() ?? '')?.[1]
    if (language !== undefined) {
      if (open !== undefined && open.length > 0) blocks.push(open.join('\n'))
      open = open === undefined && LANGUAGES.has(language) ? [] : undefined
    } else if (line === undefined) open = undefined
    else open?.push(line)
  }
  return blocks
}

/** A line of a comment of documentation; undefined where the comment is over. */
function withoutStar(line: string): string | undefined {
  const star = /^\s*\*(?!\/) ?/.exec(line)
  return star === null ? undefined : line.slice(star[0].length)
}
