const DAY_MS = 86_400_000

/** Offices: share of people, hours from UTC, network, languages they write beside English, days off (month-day). */
const OFFICES = [
  {
    city: 'Berlin',
    share: 0.4,
    offset: 1,
    net: '198.51.100',
    languages: ['de', 'de', 'en'],
    holidays: ['01-01', '04-03', '04-06', '05-01', '05-14', '05-25', '10-03', '12-25', '12-26'],
  },
  {
    city: 'London',
    share: 0.2,
    offset: 0,
    net: '203.0.113',
    languages: ['en'],
    holidays: ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28'],
  },
  {
    city: 'New York',
    share: 0.2,
    offset: -5,
    net: '192.0.2',
    languages: ['en', 'en', 'es'],
    holidays: ['01-01', '01-19', '02-16', '05-25', '07-03', '09-07', '11-26', '12-25'],
  },
  {
    city: 'São Paulo',
    share: 0.1,
    offset: -3,
    net: '198.18.40',
    languages: ['pt', 'pt', 'en'],
    holidays: ['01-01', '02-16', '02-17', '04-03', '04-21', '05-01', '09-07', '12-25'],
  },
  {
    city: 'Singapore',
    share: 0.1,
    offset: 8,
    net: '198.18.80',
    languages: ['en', 'en', 'zh'],
    holidays: ['01-01', '02-17', '02-18', '04-03', '05-01', '08-10', '12-25'],
  },
]
const TEAMS = [
  ['engineering', 0.26],
  ['support', 0.18],
  ['sales', 0.14],
  ['marketing', 0.08],
  ['finance', 0.08],
  ['people', 0.06],
  ['legal', 0.04],
  ['data', 0.08],
  ['operations', 0.05],
  ['security', 0.03],
]
const FIRST = [
  'jana',
  'tom',
  'priya',
  'luis',
  'mei',
  'anders',
  'sofia',
  'kwame',
  'elif',
  'grace',
  'pavel',
  'rui',
  'nora',
  'omar',
  'ines',
  'felix',
  'aiko',
  'bruno',
  'clara',
  'dario',
]
const LAST = [
  'berger',
  'okafor',
  'silva',
  'tan',
  'novak',
  'schulz',
  'garcia',
  'smith',
  'kaya',
  'meyer',
  'rossi',
  'jensen',
  'patel',
  'wong',
  'costa',
  'weiss',
]
const AGENTS = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{v}.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.{v} Safari/605.1.15',
  'Mozilla/5.0 (X11; Linux x86_64; rv:{v}.0) Gecko/20100101 Firefox/{v}.0',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{v}.0.0.0 Safari/537.36 Edg/{v}.0.0.0',
]

/**
 * @typedef {object} Person
 * @property {string} id @property {string} email @property {string} name @property {string} team
 * @property {readonly string[]} roles @property {(typeof OFFICES)[number]} office
 * @property {string} language @property {number} activity @property {string} desk @property {string} home
 * @property {string} agent @property {number} startsDay first day of work @property {boolean} onCall @property {number} rhythm hours
 */

/** The employees. A few join late: their first days are part of what is normal. @returns {readonly Person[]} */
export function createPeople(random, count, days) {
  return Array.from({ length: count }, (_, index) => {
    const office = random.weighted(OFFICES, (one) => one.share)
    const [team] = random.weighted(TEAMS, ([, share]) => share)
    const name = `${random.pick(FIRST)}.${random.pick(LAST)}${index}`
    const late = index >= count - Math.max(2, Math.round(count / 50))
    return {
      id: `u-${String(1000 + index)}`,
      email: `${name}@hafenwerk.example`,
      name,
      team,
      roles: ['all-staff', team, ...(random.chance(0.08) ? ['manager'] : [])],
      office,
      language: random.pick(office.languages),
      activity: Math.min(4, random.logNormal(0.8, 0.6)),
      desk: `${office.net}.${random.int(10, 240)}`,
      home: `${random.pick(['100.64', '100.72', '100.80'])}.${random.int(1, 250)}.${random.int(1, 250)}`,
      agent: random.pick(AGENTS),
      startsDay: late ? random.int(Math.max(0, days - 6), Math.max(0, days - 1)) : 0,
      onCall: (team === 'engineering' || team === 'operations') && random.chance(0.2),
      rhythm: random.unit() * 2 - 1,
    }
  })
}

/** Customers who write to the two public applications; most come back now and then. @returns {readonly Person[]} */
export function createCustomers(random, count) {
  return Array.from({ length: count }, (_, index) => {
    const address = `${random.int(101, 126)}.${random.int(1, 250)}.${random.int(1, 250)}.${random.int(1, 250)}`
    return {
      id: `c-${String(50_000 + index)}`,
      email: '',
      name: '',
      team: 'customer',
      roles: ['customer'],
      office: random.weighted(OFFICES, (one) => one.share),
      language: random.pick(['en', 'en', 'de', 'fr', 'es', 'pt']),
      activity: random.logNormal(1, 0.8),
      desk: address,
      home: address,
      agent: random.pick(AGENTS),
      startsDay: 0,
      onCall: false,
      rhythm: 0,
    }
  })
}

/** The browser of a person at a time: it updates about once a month. */
export function agentAt(person, ms) {
  return person.agent.replaceAll('{v}', String(132 + Math.floor((ms / DAY_MS - 20_480) / 28)))
}

/** Share of the day's work in each local hour: two humps with lunch between. */
const OFFICE_HOURS = [
  0, 0, 0, 0, 0, 0, 0.1, 0.4, 0.9, 1.2, 1.3, 1.2, 0.6, 0.8, 1.2, 1.2, 1.1, 0.8, 0.4, 0.15, 0.1, 0.06, 0.02, 0,
]
const CUSTOMER_HOURS = [
  0.1, 0.05, 0.03, 0.02, 0.02, 0.05, 0.2, 0.5, 0.7, 0.9, 1, 1, 1, 0.9, 0.9, 0.9, 1, 1.1, 1.2, 1.3, 1.3, 1, 0.6, 0.3,
]

/** How busy a person is at a time, 0 to about 5. */
export function busyness(person, ms, startMs) {
  const local = ms + person.office.offset * 3_600_000
  const date = new Date(local)
  const hour = date.getUTCHours() + date.getUTCMinutes() / 60
  if (person.team === 'customer') return person.activity * CUSTOMER_HOURS[Math.floor(hour)]
  if ((ms - startMs) / DAY_MS < person.startsDay) return 0
  const off = isDayOff(person.office, date)
  const at = OFFICE_HOURS[Math.floor((hour - person.rhythm + 24) % 24)]
  return person.activity * at * (off ? 0.02 : 1)
}

function isDayOff(office, local) {
  const weekday = local.getUTCDay()
  return weekday === 0 || weekday === 6 || office.holidays.includes(local.toISOString().slice(5, 10))
}
