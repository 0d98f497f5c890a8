// `npm run bench:scan [-- --seconds N] [--seed N] [--json FILE]`: how long one text takes, by its length, for ordinary
// and hostile texts; whether time grows in line with length; the slowest 1 MB text that a search finds, part by part;
// and the fastest of the other detectors beside it, where they are installed (training/rivals).
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { buildHostileText, PIECES } from './hostile-texts.mjs'
import { loadScan } from './load-scan.mjs'
import { best, searchSlowest, timeOnce } from './search.mjs'
import { ordinaryText } from './texts.mjs'

const SIZES_KB = [0.2, 0.5, 1, 2, 8, 64, 256, 1024]
/** Below this a text costs what any call costs, and length says nothing. */
const SLOPE_FROM_KB = 8
const BUDGET_MS = 700
const TOO_SLOW_MS = 400

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    json: { type: 'string' },
  },
})
const { scanner, parts, literals, rivals } = await loadScan()
const scan = (text) => scanner.scan(text, 'retrieval')
const hostileKinds = Object.keys(PIECES).filter((kind) => literals.length > 0 || PIECES[kind].length < 4)
console.log(`scan on ${cpus().length} x ${cpus()[0]?.model.trim()}, Node.js ${process.version}\n`)

const ordinary = (kb) => Array.from({ length: 20 }, (_, i) => ordinaryText(i + 1, Math.round(kb * 1024)))
const hostile = (kb) => hostileKinds.map((kind) => hostileOf(kind, kb))
const hostileOf = (kind, kb) =>
  buildHostileText([{ kind, a: 0.37, b: 0.6, c: 0.2, same: false }], Math.round(kb * 1024), literals)

const report = { ordinary: await timeSizes(scan, ordinary), hostile: await timeSizes(scan, hostile) }
printSizes('ordinary texts', report.ordinary)
printSizes(`hostile texts (${hostileKinds.length} kinds)`, report.hostile)
report.slopes = slopesByKind()
const steepest = [...report.slopes].sort((a, b) => b.slope - a.slope)
console.log(
  `growth with length from ${SLOPE_FROM_KB} KB on (1 is linear): ordinary ${report.slopes[0].slope.toFixed(2)}, hostile at most`,
)
for (const { kind, slope, ms } of steepest.slice(0, 5))
  console.log(`  ${kind}: ${slope.toFixed(2)} (1 MB in ${ms.toFixed(1)} ms)`)

const slowest = searchSlowest(scan, { seconds: Number(values.seconds), seed: Number(values.seed), literals })
report.slowest = { ms: slowest.ms, genes: slowest.genes, tried: slowest.tried, parts: timeParts(slowest.text) }
const { short, full } = slowest.tried
console.log(`\nslowest 1 MB text of ${short} short and ${full} full tries: ${slowest.ms.toFixed(1)} ms`)
console.log(`  ${JSON.stringify(slowest.text.slice(0, 100))}…\n  ${JSON.stringify(slowest.genes)}`)
for (const { name, ms } of report.slowest.parts) console.log(`  ${name}: ${ms.toFixed(1)} ms`)

report.rival = await timeFastestRival()
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report, undefined, 2)}\n`)

async function timeSizes(run, textsOf) {
  const rows = []
  for (const kb of SIZES_KB) {
    const texts = textsOf(kb)
    await timeTexts(run, texts, BUDGET_MS / 4)
    const micros = await timeTexts(run, texts, BUDGET_MS)
    rows.push({ kb, runs: micros.length, p50: at(micros, 0.5), p99: at(micros, 0.99), max: at(micros, 1) })
    if (at(micros, 1) > TOO_SLOW_MS * 1000) break
  }
  return rows
}

/** Sorted microseconds; every text at least once. */
async function timeTexts(run, texts, budgetMs) {
  const micros = []
  const end = performance.now() + budgetMs
  for (let i = 0; i < texts.length || performance.now() < end; i += 1) {
    const started = performance.now()
    const answer = run(texts[i % texts.length])
    if (answer instanceof Promise) await answer
    micros.push((performance.now() - started) * 1000)
  }
  return micros.sort((a, b) => a - b)
}

function at(sorted, q) {
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))]
}

function slopesByKind() {
  const sizes = SIZES_KB.filter((kb) => kb >= SLOPE_FROM_KB)
  const measure = (kind, textOf) => {
    const points = sizes.map((kb) => ({ kb, ms: best(kb > 100 ? 5 : 15, () => timeOnce(scan, textOf(kb))) }))
    return { kind, slope: slopeOf(points), ms: points.at(-1).ms }
  }
  return [
    measure('ordinary', (kb) => ordinaryText(7, kb * 1024)),
    ...hostileKinds.map((kind) => measure(kind, (kb) => hostileOf(kind, kb))),
  ]
}

/** Least squares through the logarithms. */
function slopeOf(points) {
  const xs = points.map(({ kb }) => Math.log(kb))
  const ys = points.map(({ ms }) => Math.log(ms))
  const meanX = xs.reduce((sum, x) => sum + x, 0) / xs.length
  const meanY = ys.reduce((sum, y) => sum + y, 0) / ys.length
  const over = xs.reduce((sum, x, i) => sum + (x - meanX) * (ys[i] - meanY), 0)
  return over / xs.reduce((sum, x) => sum + (x - meanX) ** 2, 0)
}

function timeParts(text) {
  const unfolded = parts[0]?.run(undefined, text)
  return parts.map(({ name, run }) => ({ name, ms: best(3, () => timeOnce(() => run(unfolded, text), text)) }))
}

async function timeFastestRival() {
  const texts = ordinary(2)
  const timed = []
  for (const rival of rivals.slice(1)) {
    timed.push({ rival, p50: at(await timeTexts(rival.score, texts, 200), 0.5) })
  }
  const [fastest] = timed.sort((a, b) => a.p50 - b.p50)
  if (fastest === undefined) {
    console.log('\nno rival is installed: npm install --prefix training/rivals --ignore-scripts')
    return undefined
  }
  const { name, version, score } = fastest.rival
  const rows = { ordinary: await timeSizes(score, ordinary), hostile: await timeSizes(score, hostile) }
  printSizes(`\nfastest rival, ${name} ${version}: ordinary texts`, rows.ordinary)
  printSizes(`${name}: hostile texts`, rows.hostile)
  return { name, version, ...rows }
}

function printSizes(title, rows) {
  console.log(`${title}: microseconds`)
  console.log(`  ${['KB', 'p50', 'p99', 'max', 'runs'].map((cell) => cell.padStart(10)).join('')}`)
  for (const { kb, p50, p99, max, runs } of rows) {
    const cells = [String(kb), p50.toFixed(0), p99.toFixed(0), max.toFixed(0), String(runs)]
    console.log(`  ${cells.map((cell) => cell.padStart(10)).join('')}`)
  }
  console.log('')
}
