import type { MakeValue } from './grammar.ts'
import type { Random } from './random.ts'

const FIRST =
  'Anna Ben Carla Diego Elif Farid Grace Hiro Ines Jonas Kavya Liam Mei Nadia Omar Priya Quentin Rosa Samir Tessa Ulrich Vera Wei Ximena Yusuf Zoe Marek Olga Paolo Fatima Chloe Lars Agnes Tomasz Bianca Kofi Ravi Hannah Emma Noah Dan Max Sydney Alma Bruno'.split(
    ' ',
  )
const LAST =
  'Keller Santos Okafor Novak Moreau Rossi Lindqvist Haddad Tanaka Kowalski Jensen Ferreira Petrov Yilmaz Chen Singh Park Garcia Weber Dubois Murphy Adeyemi Larsen Costa Bakker Ivanova Schmidt Romano Nguyen Walker Ortiz Hassan Brandt Fischer Reyes Clark'.split(
    ' ',
  )
const COMPANY_A =
  'North Blue Silver Green Bright Iron Cedar Maple Harbor Summit Delta Nova Orion Pixel Quartz River Stone Terra Vertex Willow Alpine Canyon Ember Falcon Granite Lumen Meridian Oak Polar Solar'.split(
    ' ',
  )
const COMPANY_B =
  'Logistics Bank Health Systems Foods Media Travel Labs Insurance Energy Retail Motors Books Cloud Legal Tools Realty Sports Garden Telecom'.split(
    ' ',
  )
const ENDINGS = 'com com com org net io de fr es it co dev app example.com example.org eu info shop'.split(' ')
const WORDS =
  'archive report invoice window garden market signal bridge ticket river pocket summer mirror planet basket copper violet anchor meadow lantern thunder biscuit compass velvet harvest cabin marble ribbon saddle tunnel'.split(
    ' ',
  )
const MONTHS = 'January February March April May June July August September October November December'.split(' ')
const HEX = '0123456789abcdef'
const BASE = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

const person: MakeValue = (random) => `${random.pick(FIRST)} ${random.pick(LAST)}`
const company: MakeValue = (random) =>
  `${random.pick(COMPANY_A)}${random.chance(0.5) ? ' ' : ''}${random.pick(COMPANY_B)}`
const domain: MakeValue = (random) => {
  const name = random.pick([
    () => random.pick(COMPANY_A) + random.pick(COMPANY_B),
    () => `${random.pick(WORDS)}-${random.pick(WORDS)}`,
    () => random.pick(WORDS) + random.int(1, 99),
    () => `${random.pick(['api', 'docs', 'cdn', 'mail', 'files', 'collect', 'data', 'support'])}.${random.pick(WORDS)}`,
  ])()
  return `${name.toLowerCase()}.${random.pick(ENDINGS)}`
}

function code(random: Random, alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet[random.int(0, alphabet.length - 1)]).join('')
}

function path(random: Random): string {
  const tails = [
    () => `/${random.pick(WORDS)}`,
    () => `/${random.pick(WORDS)}/${random.int(1, 4000)}`,
    () => `/${random.pick(WORDS)}.${random.pick(['html', 'png', 'pdf', 'php', 'json'])}`,
    () =>
      `/${random.pick(['log', 'collect', 'track', 'search', 'img', 'view'])}?${random.pick(['q', 'd', 'id', 'data', 'ref'])}=${random.pick(WORDS)}`,
    () => '',
  ]
  return random.pick(tails)()
}

const mail: MakeValue = (random) => {
  const names = [
    () => `${random.pick(FIRST)}.${random.pick(LAST)}`,
    () => random.pick(FIRST) + random.int(1, 99),
    () => random.pick(['info', 'billing', 'support', 'audit', 'backup', 'ops', 'team', 'reports', 'hr', 'security']),
  ]
  return `${random.pick(names)().toLowerCase()}@${domain(random)}`
}
const date: MakeValue = (random) => {
  const day = random.int(1, 28)
  const month = random.int(1, 12)
  const year = random.int(2021, 2026)
  const two = (value: number) => String(value).padStart(2, '0')
  return random.pick([
    () => `${year}-${two(month)}-${two(day)}`,
    () => `${day} ${random.pick(MONTHS)} ${year}`,
    () => `${two(day)}.${two(month)}.${year}`,
    () => `${month}/${day}/${year}`,
  ])()
}
const clock: MakeValue = (random) =>
  `${String(random.int(0, 23)).padStart(2, '0')}:${String(random.int(0, 59)).padStart(2, '0')}`
const iban: MakeValue = (random) =>
  `${random.pick(['DE', 'GB', 'FR', 'US', 'NL'])}${code(random, '0123456789', random.int(16, 20))}`

/** Makers of names, places, numbers and ids; every label draws from the same ones, so that none gives a label away. */
export const VALUES: ReadonlyMap<string, MakeValue> = new Map<string, MakeValue>([
  ['person', person],
  ['first', (random) => random.pick(FIRST)],
  ['company', company],
  ['domain', domain],
  ['mail', mail],
  [
    'url',
    (random) =>
      `http${random.chance(0.85) ? 's' : ''}://${random.chance(0.3) ? 'www.' : ''}${domain(random)}${path(random)}`,
  ],
  ['date', date],
  ['clock', clock],
  ['iban', iban],
  ['n', (random) => String(random.int(2, 12))],
  ['nn', (random) => String(random.int(13, 99))],
  ['nnn', (random) => String(random.int(100, 9999))],
  [
    'money',
    (random) =>
      `${random.pick(['$', '€', '£', ''])}${random.int(5, 9800)}${random.pick(['', '.00', '.50', ' EUR', ' USD'])}`,
  ],
  ['id', (random) => `${random.pick(['INC', 'REF', 'T', 'ORD', 'CASE', 'A', 'PO'])}-${random.int(100, 99999)}`],
  ['hex', (random) => code(random, HEX, random.int(8, 40))],
  ['key', (random) => code(random, BASE, random.int(6, 16))],
  ['word', (random) => random.pick(WORDS)],
  ['phone', (random) => `+${random.int(1, 99)} ${random.int(100, 999)} ${random.int(100000, 9999999)}`],
  [
    'file',
    (random) =>
      `${random.pick(WORDS)}${random.pick(['', '_final', '-v2', '_2024', '-draft'])}.${random.pick(['pdf', 'xlsx', 'docx', 'csv', 'txt', 'md', 'json', 'py'])}`,
  ],
  ['ip', (random) => `${random.int(10, 203)}.${random.int(0, 255)}.${random.int(0, 255)}.${random.int(1, 254)}`],
])
