// node scripts/check/regex-gate.mjs FOLDER…: no regular expression below the folders may backtrack super-linearly.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../prepare/prepare.mjs'
import { ALLOWED } from './regex-gate-allow.mjs'
import { collectBuilt } from './regex-gate-build.mjs'
import { confirmAttack } from './regex-gate-confirm.mjs'
import { findRegexes } from './regex-gate-extract.mjs'

// The checker as a program where it comes with one for this platform, else its JavaScript build, several times slower.
process.env.RECHECK_BACKEND ??= hasProgram() ? 'native' : 'pure'
const { checkSync } = await import('recheck')
const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules/recheck/package.json'), 'utf8'))

/**
 * Fingerprints of the patterns that this checker with these limits has found safe, kept in the repository: asking
 * again takes minutes. A run adds what is new and drops what is gone; delete the file to ask for all of them again.
 */
const SAFE = join(ROOT, 'scripts/check/regex-safe.json')
/** Counted up with any change here that changes an answer. */
const VERSION = 2
/** Fewer tries than it makes by itself: ten known bad patterns are still found, in a third of the time. */
const LIMITS = {
  timeout: 60_000,
  attackTimeout: 5_000,
  maxIteration: 3,
  maxInitialGenerationSize: 100,
  maxGenerationSize: 30,
}
/** Its patterns are put together by code, and it can be loaded: it only computes. */
const BUILT = 'packages/scan/src'
/** Its patterns only ever run as the sticky copies that its detector makes of them. */
const SIGNATURES = 'packages/scan/src/signatures/'
const SHOWN = 120

const folders = process.argv.slice(2)
const known = new Set(existsSync(SAFE) ? JSON.parse(readFileSync(SAFE, 'utf8')) : [])
const used = new Set()
const written = folders.flatMap(findRegexes)
const built = folders.includes(BUILT) ? await collectBuilt(BUILT) : []
const all = [...written, ...built].filter((regex) => !isBuilt(regex))
const problems = new Set(all.flatMap(findProblem))
if (built.length > 0) writeSafe(used)
for (const problem of problems) console.log(problem)
console.log(`${all.length} regular expressions, ${problems.size} problems`)
if (all.length === 0) console.log(`nothing to check below ${folders.join(' ')}`)
process.exitCode = problems.size === 0 && all.length > 0 ? 0 : 1

/**
 * Whether what runs is checked elsewhere: code at its place built it, or it only stands in a signature, of which a
 * sticky copy was built. Sticky makes the difference between one try and one at every place of a text.
 */
function isBuilt({ place, source, property, flags }) {
  if (source === undefined) return built.some((regex) => regex.place === place)
  const isSignature = property === 'pattern' || place.startsWith(SIGNATURES)
  return (
    isSignature &&
    !flags.includes('y') &&
    built.some((regex) => regex.flags.includes('y') && regex.source === asBuilt(source, flags))
  )
}

/** The pattern as the engine gives it back: a slash is escaped, for one. */
function asBuilt(source, flags) {
  return new RegExp(source, flags).source
}

function findProblem({ place, source, flags }) {
  if (source === undefined) {
    return isAllowed(place, source) ? [] : [`${place}: not constant, so nobody can check it`]
  }
  const { status, detail } = check(source, flags)
  // Time that doubles with every character is harmless nowhere.
  if (status === 'safe' || (isAllowed(place, source) && !detail.startsWith('exponential'))) return []
  return [`${place}: ${status} /${source}/${flags}: ${detail}`]
}

function isAllowed(place, source) {
  const file = place.slice(0, place.lastIndexOf(':'))
  return ALLOWED.some((entry) => file.endsWith(entry.file) && entry.source === source && entry.reason !== '')
}

function check(source, flags) {
  const key = fingerprint(`${version} ${VERSION}/${flags}/${source}`)
  used.add(key)
  if (known.has(key)) return { status: 'safe', detail: '' }
  // The checker knows neither flag: `d` changes no match, and what `v` adds to `u` it reports as invalid.
  const answer = checkSync(source, flags.replace('d', '').replace('v', 'u'), LIMITS)
  const result = summarize(answer, { source, flags })
  if (result.status === 'safe') {
    known.add(key)
    // After every answer, since the first run takes minutes and may be cut off.
    writeSafe(known)
  }
  return result
}

/** What the checker proves holds; what it guesses by fuzzing is tried. */
function summarize({ status, complexity, attack, error }, { source, flags }) {
  if (status !== 'vulnerable') return { status, detail: error?.kind ?? '' }
  const example = `${complexity.summary}, for example ${attack.pattern.slice(0, SHOWN)}`
  if (!complexity.isFuzz) return { status, detail: example }
  const seen = confirmAttack(source, flags, attack)
  return seen === undefined
    ? { status: 'safe', detail: 'guess not confirmed' }
    : { status, detail: `${example}: ${seen}` }
}

function hasProgram() {
  const platform = { linux: 'linux', darwin: 'macos', win32: 'windows' }[process.platform]
  return existsSync(join(ROOT, `node_modules/recheck-${platform}-${process.arch}`))
}

/** Writes the fingerprints of safe patterns, of those known, when they changed. */
function writeSafe(fingerprints) {
  const text = `${JSON.stringify([...fingerprints].filter((key) => known.has(key)).sort(), undefined, 2)}\n`
  if (!existsSync(SAFE) || readFileSync(SAFE, 'utf8') !== text) writeFileSync(SAFE, text)
}

function fingerprint(text) {
  return createHash('sha256').update(text).digest('hex').slice(0, 24)
}
