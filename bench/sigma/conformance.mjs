// `node bench/sigma/conformance.mjs RULES.tar.gz EXTRA.tar.gz REGRESSION.tar.gz`: every recorded event of SigmaHQ must
// fire the rule it was recorded for (a file is named after the id of its rule). Names those that do not, and why, and
// every rule that the parser refuses.
import { loadSigma } from './load-sigma.mjs'
import { readArchive, readJsonObjects, readRules } from './read-archive.mjs'

const [rulesPath, extraPath, regressionPath] = process.argv.slice(2)
if (regressionPath === undefined) {
  console.error('usage: node bench/sigma/conformance.mjs RULES.tar.gz EXTRA.tar.gz REGRESSION.tar.gz')
  process.exit(2)
}
const { parseSigma, buildRuleSet, evaluateRule, eventFromJson } = await loadSigma()
const { rules, refused, files, placeholders } = readRules(parseSigma, [rulesPath, extraPath])
const set = buildRuleSet(rules)
const refusedFiles = new Set(refused.map(({ file }) => file)).size
console.log(
  `${files} rule files, ${rules.length} rules parsed, ${set.rules.length} compiled, ${refusedFiles} files refused`,
)
console.log(`${placeholders} of them hold placeholders, which stand for anything here`)
for (const { file, line, column, message } of refused) console.log(`  refused: ${file}:${line}:${column} ${message}`)

const recorded = readArchive(regressionPath).filter(({ name }) => name.endsWith('.json'))
const outcomes = recorded.map(tryFile)
const failed = outcomes.filter(({ why }) => why !== undefined)
const events = outcomes.reduce((sum, outcome) => sum + outcome.events, 0)
const others = outcomes.reduce((sum, outcome) => sum + outcome.others, 0)
console.log(`${recorded.length} recorded files, ${events} events: ${recorded.length - failed.length} fire their rule`)
console.log(`other rules that fired beside them: ${others}`)
for (const { name, why } of failed) console.log(`  ${name}: ${why}`)
process.exitCode = failed.length > 0 || refused.length > 0 ? 1 : 0

function tryFile({ name, text }) {
  const id = name
    .split('/')
    .at(-1)
    .replace(/\.json$/, '')
  const objects = readJsonObjects(text)
  const rule = rules.find((one) => one.id === id)
  const fired = objects.map((object) => set.match(eventFromJson(object)).map((place) => rules[place].id))
  const others = fired.flat().filter((one) => one !== id).length
  return { name, events: objects.length, others, why: whyNot(rule, objects, fired) }
}

function whyNot(rule, objects, fired) {
  if (rule === undefined) return 'its rule is not in the archives, or was refused'
  if (fired.some((ids) => ids.includes(rule.id))) return undefined
  if (objects.some((object) => evaluateRule(rule, eventFromJson(object))))
    return 'the compiled set lost what the rule itself finds'
  return `its rule does not hold: ${JSON.stringify([...rule.selections])}`.slice(0, 1500)
}
