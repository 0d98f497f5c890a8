import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

const BLOCK = 512

/** The files of a .tar.gz, in order: name and text. */
export function readArchive(path) {
  const tar = gunzipSync(readFileSync(path))
  const files = []
  let longName
  for (let at = 0; at + BLOCK <= tar.length; ) {
    const header = tar.subarray(at, at + BLOCK)
    if (header[0] === 0) break
    const size = Number.parseInt(field(header, 124, 12), 8) || 0
    const body = tar.subarray(at + BLOCK, at + BLOCK + size)
    const type = String.fromCharCode(header[156] ?? 0)
    if (type === 'L') longName = body.toString('utf8').replace(/\0+$/, '')
    else if (type === 'x') longName = /(?:^|\n)[0-9]{1,9} path=([^\n]*)\n/.exec(body.toString('utf8'))?.[1]
    else if (type !== 'g') {
      const prefix = header.toString('latin1', 257, 262) === 'ustar' ? field(header, 345, 155) : ''
      const name = longName ?? (prefix === '' ? field(header, 0, 100) : `${prefix}/${field(header, 0, 100)}`)
      longName = undefined
      if (type === '0' || type === '\0') files.push({ name, text: body.toString('utf8') })
    }
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK
  }
  return files
}

function field(header, from, length) {
  const text = header.toString('utf8', from, from + length)
  const end = text.indexOf('\0')
  return end < 0 ? text : text.slice(0, end)
}

/** JSON objects that stand one after the other in a text. */
export function readJsonObjects(text) {
  const objects = []
  let depth = 0
  let start = 0
  let quoted = false
  for (let i = 0; i < text.length; i += 1) {
    const letter = text[i]
    if (quoted) {
      if (letter === '\\') i += 1
      else if (letter === '"') quoted = false
    } else if (letter === '"') quoted = true
    else if (letter === '{') {
      if (depth === 0) start = i
      depth += 1
    } else if (letter === '}') {
      depth -= 1
      if (depth === 0) objects.push(JSON.parse(text.slice(start, i + 1)))
    }
  }
  return objects
}

/**
 * Every detection rule of the archives, and what the parser refused. Placeholders are lists that each site fills in: here
 * they stand for anything.
 */
export function readRules(parseSigma, archives) {
  const files = archives.flatMap(readArchive).filter(({ name }) => /\.ya?ml$/.test(name))
  const rules = []
  const refused = []
  const open = new Set()
  for (const { name, text } of files) {
    const { documents, problems } = parseSigma(text, { file: name, allowUnresolvedPlaceholders: true })
    rules.push(...documents.filter(({ kind }) => kind === 'rule'))
    refused.push(...problems.filter(({ severity }) => severity === 'error'))
    for (const { code } of problems) if (code === 'unresolved-placeholder') open.add(name)
  }
  return { rules, refused, files: files.length, placeholders: open.size }
}
