#!/usr/bin/env node
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { ROOT } from '../../scripts/prepare/prepare.mjs'

const USAGE = 'usage: node bench/sigma/conformance-parse.mjs RULES.tar.gz [MORE.tar.gz ...]'
const RULE = /\.ya?ml$/
const BLOCK = 512
/** Runs whose fastest is told: the first ones warm the compiler up. */
const ROUNDS = 3

/**
 * The files of a gzipped tar archive whose names end like rules.
 * @param {string} path
 * @returns {{ name: string, text: string }[]}
 */
function readArchive(path) {
  const bytes = gunzipSync(readFileSync(path))
  const files = []
  let longName
  for (let at = 0; at + BLOCK <= bytes.length; ) {
    const header = bytes.subarray(at, at + BLOCK)
    if (header[0] === 0) break
    const size = Number.parseInt(field(header, 124, 12), 8) || 0
    const type = field(header, 156, 1)
    const body = bytes.subarray(at + BLOCK, at + BLOCK + size)
    const prefix = field(header, 345, 155)
    const name = longName ?? (prefix === '' ? '' : `${prefix}/`) + field(header, 0, 100)
    longName = longNameOf(type, body)
    if ((type === '0' || type === '') && RULE.test(name)) files.push({ name, text: body.toString('utf8') })
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK
  }
  return files
}

function field(header, start, length) {
  return header
    .subarray(start, start + length)
    .toString('utf8')
    .split('\0')[0]
    .trim()
}

/** Names of more than 100 characters stand in an entry of their own before the file: GNU's way, or pax's. */
function longNameOf(type, body) {
  if (type === 'L') return body.toString('utf8').split('\0')[0]
  if (type === 'x') return /(?:^|\n)\d+ path=([^\n]*)\n/.exec(body.toString('utf8'))?.[1]
  return undefined
}

async function loadParser() {
  const out = mkdtempSync(join(tmpdir(), 'telltale-bench-sigma-'))
  try {
    const outfile = join(out, 'parse.cjs')
    const entry = join(ROOT, 'packages/sigma/src/parse/parse-sigma.ts')
    await build({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'cjs', logLevel: 'error' })
    return createRequire(import.meta.url)(outfile)
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
}

function parseAll(files, parseSigma) {
  const startedMs = performance.now()
  // Placeholder rules name lists that each site fills in; here they may hold anything.
  const results = files.map(({ name, text }) => parseSigma(text, { file: name, allowUnresolvedPlaceholders: true }))
  return { results, seconds: (performance.now() - startedMs) / 1000 }
}

function tally(problems) {
  const counts = new Map()
  for (const { severity, code } of problems)
    counts.set(`${severity} ${code}`, (counts.get(`${severity} ${code}`) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])
}

const paths = process.argv.slice(2)
if (paths.length === 0) {
  console.error(USAGE)
  process.exit(2)
}
const { parseSigma } = await loadParser()
const files = paths.flatMap(readArchive)
const runs = Array.from({ length: ROUNDS }, () => parseAll(files, parseSigma))
const [{ results }] = runs
const seconds = Math.min(...runs.map((run) => run.seconds))
const documents = results.flatMap((result) => result.documents)
const problems = results.flatMap((result) => result.problems)
const errors = problems.filter((problem) => problem.severity === 'error')
const open = problems.filter((problem) => problem.code === 'unresolved-placeholder')
const bytes = files.reduce((sum, file) => sum + Buffer.byteLength(file.text), 0)

console.log(
  `${files.length} files, ${documents.length} documents parsed, ${new Set(errors.map((e) => e.file)).size} files refused`,
)
console.log(`${new Set(open.map((problem) => problem.file)).size} rules with placeholders, read as "anything fits"`)
console.log(
  `${Math.round(files.length / seconds)} files/s, ${(bytes / 1e6 / seconds).toFixed(1)} MB/s, best of ${ROUNDS}`,
)
for (const [what, count] of tally(problems)) console.log(`  ${count} × ${what}`)
for (const { file, line, column, message } of errors) console.log(`refused: ${file}:${line}:${column} ${message}`)
process.exitCode = errors.length === 0 ? 0 : 1
