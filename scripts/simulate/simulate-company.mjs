import { APPS } from './apps.mjs'
import { createSources } from './documents.mjs'
import { busyness, createCustomers, createPeople } from './people.mjs'
import { isMonthEnd, planDay } from './plan-day.mjs'
import { createRandom } from './random.mjs'
import { runSession } from './session.mjs'
import { hashOf } from './trace.mjs'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const DAY_MINUTES = 1440
/** How often the shape of the day is looked at, minutes. */
const STEP = 15

/** Monday: four weeks later is the end of a month. */
export const DEFAULT_START_MS = Date.UTC(2026, 2, 2)

/**
 * @typedef {object} SimEvent
 * @property {string} category one of the nine logs
 * @property {string} action `<object>.<verb>`
 * @property {number} receivedMs epoch milliseconds, never before that of the event before
 * @property {Readonly<Record<string, unknown>>} fields canonical, flat and dotted
 *
 * @typedef {object} SimOptions
 * @property {number | string} [seed]
 * @property {number} [days] history and measured day together
 * @property {number} [usersCount] employees; there are four times as many customers
 * @property {number} [eventsPerDay] of an ordinary Monday, about
 * @property {number} [startMs] midnight UTC
 */

/**
 * A company at work on which nobody makes an attack: events by time, the same for the same options.
 * @param {SimOptions} [options]
 * @returns {Generator<SimEvent, void, void>}
 */
export function* simulateCompany(options = {}) {
  const { seed = 1, days = 1, usersCount = 200, eventsPerDay = 60_000, startMs = DEFAULT_START_MS } = options
  const world = createWorld(createRandom(seed), { usersCount, days, startMs })
  const scale = findScale(world, eventsPerDay)
  const random = world.random.fork('sessions')
  /** Events that have begun, by the minute they come in. */
  const waiting = new Map()
  const wait = (events) => {
    for (const event of events) {
      const minute = Math.floor(event.receivedMs / MINUTE_MS)
      const list = waiting.get(minute)
      if (list === undefined) waiting.set(minute, [event])
      else list.push(event)
    }
  }
  for (let day = 0; day < days; day += 1) {
    const tasks = planDay(world, day, startMs + day * DAY_MS)
    let done = 0
    let crowd
    for (let minute = 0; minute < DAY_MINUTES; minute += 1) {
      const ms = startMs + day * DAY_MS + minute * MINUTE_MS
      if (minute % STEP === 0) crowd = gather(world, ms)
      while (done < tasks.length && tasks[done].ms < ms + MINUTE_MS) {
        wait(tasks[done].run())
        done += 1
      }
      for (let n = random.poisson(crowd.total * scale); n > 0; n -= 1) {
        wait(startSession(world, { random, person: choose(crowd, random), ms: ms + random.int(0, MINUTE_MS - 1) }))
      }
      yield* take(waiting, Math.floor(ms / MINUTE_MS))
    }
  }
}

/** Conversations that go on after the last day are cut off there. */
function take(waiting, minute) {
  const events = waiting.get(minute) ?? []
  waiting.delete(minute)
  return events.sort((a, b) => a.receivedMs - b.receivedMs)
}

function createWorld(random, { usersCount, days, startMs }) {
  const people = createPeople(random.fork('people'), usersCount, days)
  const of = (...teams) => people.filter((one) => teams.includes(one.team) && one.startsDay === 0)
  const some = (list, count) => (list.length === 0 ? people : list).slice(0, count)
  const staff = random.fork('staff')
  const apps = random.fork('apps')
  const world = {
    random,
    startMs,
    people,
    customers: createCustomers(random.fork('customers'), usersCount * 4),
    sources: createSources(random.fork('documents')),
    states: new Map(APPS.map((app) => [app.name, createState(apps, app)])),
    toolVersions: new Map(),
    definitionHash: (name) => hashOf(`${name} v${world.toolVersions.get(name) ?? 1}`),
    admins: some(of('security', 'operations'), 4),
    deployers: some(of('engineering'), 8),
    editors: some(of('engineering', 'people', 'support', 'operations'), 40),
    owners: new Map(APPS.map((app) => [app.name, staff.pick(some(of('engineering', 'data'), 12))])),
    onCall: some(
      people.filter((one) => one.onCall && one.startsDay === 0),
      6,
    ),
    services: createServices(),
    tastes: new Map(),
  }
  return world
}

function createState(random, app) {
  return {
    version: '4.0.0',
    release: 0,
    promptVersion: random.int(3, 9),
    policyVersion: 12,
    keyId: `key_${random.hex(12)}`,
    // A few applications get their last tool while we look on.
    toolCount: app.tools.length > 2 && random.chance(0.4) ? app.tools.length - 1 : app.tools.length,
  }
}

function createServices() {
  const service = (id, host) => ({
    id,
    email: '',
    name: id,
    team: 'batch',
    roles: ['service', 'all-staff', 'support'],
    office: undefined,
    language: 'en',
    activity: 1,
    desk: `10.20.0.${host}`,
    home: '',
    agent: '',
    startsDay: 0,
  })
  return {
    ci: service('svc-ci', 10),
    vault: service('svc-vault', 11),
    directory: service('svc-directory', 12),
    invoices: service('svc-invoices', 13),
    digest: service('svc-digest', 14),
  }
}

/** Who is at work now, with the running sum of how busy they are. */
function gather(world, ms) {
  const members = []
  const sums = []
  let total = 0
  const monthEnd = isMonthEnd(ms)
  for (const person of [...world.people, ...world.customers]) {
    const share = person.team === 'customer' ? 0.06 : person.team === 'finance' && monthEnd ? 2 : 1
    const busy = busyness(person, ms, world.startMs) * share
    if (busy <= 0) continue
    total += busy
    members.push(person)
    sums.push(total)
  }
  return { members, sums, total }
}

function choose({ members, sums, total }, random) {
  const wanted = random.unit() * total
  let low = 0
  let high = sums.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (sums[middle] > wanted) high = middle
    else low = middle + 1
  }
  return members[low]
}

function startSession(world, { random, person, ms }) {
  const long = person.team === 'finance' && isMonthEnd(ms) ? 1.6 : 1
  const { app } = random.weighted(tasteOf(world, person), (one) => one.weight)
  return runSession(world, { app, person, ms, random, busy: long })
}

/** The applications a person uses, and how much: everybody has favourites and leaves some out. */
function tasteOf(world, person) {
  const known = world.tastes.get(person.id)
  if (known !== undefined) return known
  const random = world.random.fork(`taste-${person.id}`)
  const open = APPS.filter(
    (app) =>
      app.weight > 0 && (app.who.split(' ').includes(person.team) || (app.who === '*' && person.team !== 'customer')),
  )
  const taste = open
    .filter((app) => app.who !== '*' || app.name === 'staff-chat' || random.chance(0.7))
    .map((app) => ({ app, weight: app.weight * random.logNormal(1, 0.6) }))
  world.tastes.set(person.id, taste)
  return taste
}

/** Conversations a minute for each unit of busyness, so that an ordinary Monday has about as many events as wanted. */
function findScale(world, eventsPerDay) {
  const random = world.random.fork('scale')
  const noon = world.startMs + DAY_MS / 2
  const crowd = gather(world, noon)
  let events = 0
  const tries = 400
  for (let n = 0; n < tries; n += 1)
    events += startSession(world, { random, person: choose(crowd, random), ms: noon }).length
  let busy = 0
  for (let minute = 0; minute < DAY_MINUTES; minute += STEP)
    busy += gather(world, world.startMs + minute * MINUTE_MS).total * STEP
  return eventsPerDay / (events / tries) / busy
}
