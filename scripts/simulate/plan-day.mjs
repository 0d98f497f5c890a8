import { auditEvent, deploy, readPrompt, rotateKey } from './admin-work.mjs'
import { APPS, SOURCES } from './apps.mjs'
import { ingest } from './documents.mjs'
import { busyness } from './people.mjs'
import { runSession } from './session.mjs'

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

/**
 * What happens on one day beside the conversations: jobs with the time they start at. Each changes the company and gives its
 * events when its time has come.
 * @returns {{ms: number, run: () => readonly object[]}[]}
 */
export function planDay(world, day, dayMs) {
  const random = world.random.fork(`day-${day}`)
  const weekday = new Date(dayMs).getUTCDay()
  const work = weekday >= 1 && weekday <= 5
  const tasks = []
  const plan = (ms, run) => tasks.push({ ms, run: () => run(ms) })
  const between = (from, to) => dayMs + Math.floor((from + random.unit() * (to - from)) * HOUR_MS)
  planLogins(world, random, { dayMs, plan })
  planDocuments(world, random, { dayMs, work, plan, between })
  planBatches(world, random, { dayMs, work, plan })
  planNight(world, random, { day, plan, between })
  if (work) planAdmin(world, random, { day, weekday, plan, between })
  return tasks.toSorted((a, b) => a.ms - b.ms)
}

function planLogins(world, random, { dayMs, plan }) {
  for (const who of world.people) {
    const first = Array.from({ length: 24 }, (_, hour) => dayMs + hour * HOUR_MS).find(
      (ms) => busyness(who, ms, world.startMs) > who.activity * 0.3,
    )
    if (first === undefined || random.chance(0.08)) continue
    const what = { type: 'session', id: who.id }
    const entry = (ms, type) => auditEvent(random, { ms, who, type, kind: 'session', change: 'start', what })
    plan(first + random.int(0, 50 * MINUTE_MS), (ms) => {
      const ok = [entry(ms + 20_000, 'login.succeeded')]
      if (!random.chance(0.02)) return ok
      const failed = entry(ms, 'login.failed')
      return [{ ...failed, fields: { ...failed.fields, 'event.outcome': 'failure' } }, ...ok]
    })
  }
}

function planDocuments(world, random, { dayMs, work, plan, between }) {
  for (const [name, { writer }] of Object.entries(SOURCES)) {
    const count = random.int(6, 24)
    for (let n = 0; n < count; n += 1)
      plan(dayMs + HOUR_MS + n * 7000, (ms) => [ingest(world, random, { name, writer, ms })])
  }
  // People who write in the wiki by hand.
  for (let n = work ? random.int(15, 40) : random.int(0, 2); n > 0; n -= 1) {
    const writer = random.pick(world.editors).id
    plan(between(7, 17), (ms) => [
      ingest(world, random, { name: random.pick(['wiki', 'wiki', 'runbooks', 'policies']), writer, ms }),
    ])
  }
}

/** Jobs of the night: invoices (three times as many at the end of a month) and the digest. */
function planBatches(world, random, { dayMs, work, plan }) {
  const run = (name, person, busy) => (ms) =>
    runSession(world, { app: APPS.find((one) => one.name === name), person, ms, random, busy })
  const invoices = work ? random.int(60, 90) * (isMonthEnd(dayMs) ? 3 : 1) : 8
  for (let n = 0; n < invoices; n += 1)
    plan(dayMs + 2 * HOUR_MS + n * 12_000, run('invoice-reader', world.services.invoices, 1))
  for (let n = 0; n < 40; n += 1) plan(dayMs + 4 * HOUR_MS + n * 20_000, run('night-digest', world.services.digest, 1))
}

/** Whoever is on call is woken now and then. */
function planNight(world, random, { day, plan, between }) {
  const who = world.onCall[Math.floor(day / 7) % world.onCall.length]
  const app = APPS.find((one) => one.name === 'incident-copilot')
  for (let n = random.poisson(0.9); n > 0; n -= 1) {
    const start = between(0, 24)
    for (let session = random.int(1, 3); session > 0; session -= 1) {
      plan(start + session * 9 * MINUTE_MS, (ms) => runSession(world, { app, person: who, ms, random, busy: 1.3 }))
    }
  }
}

function planAdmin(world, random, { day, weekday, plan, between }) {
  const audit = (ms, who, type, kind, change, what, changes) =>
    auditEvent(random, { ms, who, type, kind, change, what, changes })
  if (weekday !== 5)
    for (let n = random.int(1, 3); n > 0; n -= 1) plan(between(8, 15), (ms) => deploy(world, random, ms))
  if (random.chance(0.6)) plan(between(9, 14), (ms) => rotateKey(world, random, ms))
  for (let n = random.int(2, 7); n > 0; n -= 1) plan(between(8, 16), (ms) => readPrompt(world, random, ms))
  const [chief] = world.admins
  for (const who of world.people.filter((one) => one.startsDay === day && day > 0)) {
    plan(between(6, 7), (ms) => [
      audit(ms, world.services.directory, 'user.added', 'iam', 'creation', { type: 'user', id: who.id }),
      audit(ms + 5000, world.services.directory, 'role.assigned', 'iam', 'change', { type: 'user', id: who.id }, [
        { field: 'role', old: '', new: who.team },
      ]),
    ])
  }
  plan(between(9, 15), (ms) => [
    audit(
      ms,
      random.pick(world.admins),
      'project.updated',
      'configuration',
      'change',
      { type: 'project', id: random.pick(APPS).name },
      [{ field: 'description', old: '', new: 'see wiki' }],
    ),
  ])
  if (weekday === 1)
    plan(between(8, 9), (ms) => [
      audit(ms, chief, 'usage_report.exported', 'api', 'access', { type: 'report', id: `week-${day}` }),
    ])
  if (weekday === 3)
    plan(between(9, 15), (ms) => [
      audit(
        ms,
        chief,
        'alert_threshold.updated',
        'configuration',
        'change',
        { type: 'budget', id: random.pick(APPS).name },
        [{ field: 'monthly_limit', old: '400', new: '450' }],
      ),
    ])
  if (weekday === 2 && Math.floor(day / 7) % 2 === 1) plan(between(9, 12), (ms) => updatePolicy(world, random, ms))
}

/** The guardrail learns new words: stricter, never weaker. */
function updatePolicy(world, random, ms) {
  for (const state of world.states.values()) state.policyVersion += 1
  const what = { type: 'guardrail', id: 'hafenwerk-default' }
  const changes = [{ field: 'blocked_words', old: '214', new: '219' }]
  return [
    auditEvent(random, {
      ms,
      who: world.admins[0],
      type: 'guardrail.updated',
      kind: 'configuration',
      change: 'change',
      what,
      changes,
    }),
  ]
}

/** The last two and the first three days of a month: when finance is busy. */
export function isMonthEnd(ms) {
  const date = new Date(ms)
  const left = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate() - date.getUTCDate()
  return left < 2 || date.getUTCDate() <= 3
}
