import type { Random } from '../../generate/random.ts'
import type { Shape } from './domain.ts'

/** Words that any application may meet. What begins with `evil` belongs to whoever plants a text. */
const POOLS: Readonly<Record<string, readonly string[]>> = {
  person: ['Ines Albrecht', 'Tomas Varga', 'Priya Raman', 'Ola Lindqvist', 'Marta Kowal', 'Jonas Weil', 'Aiko Mori'],
  mail: ['ines@northlake.example', 't.varga@brightfold.example', 'priya.raman@orchard.example', 'ola@lindq.example'],
  nick: ['ines.a', 'tvarga', 'priya_r', 'olali', 'martak', 'jweil'],
  company: ['Northlake Ltd', 'Brightfold', 'Orchard & Sons', 'Kestrel Labs', 'Amberline'],
  city: ['Lisbon', 'Graz', 'Porto', 'Leeds', 'Turin', 'Ghent', 'Bergen'],
  date: ['2025-03-14', '2025-04-02', '2025-05-21', '2025-06-09', '2025-07-30'],
  time: ['09:30', '11:00', '14:15', '16:45'],
  amount: ['42.50', '118.00', '310.75', '76.20', '1290.00'],
  number: ['48213', '77120', '30954', '66087', '91542', '25831'],
  subject: ['quarterly plan', 'kitchen renewal', 'supplier review', 'summer rota', 'tax folder', 'launch checklist'],
  small: ['2', '3', '4', '5', '6'],
  note: [
    'All good here, thanks for asking.',
    'We moved in last autumn and it has been quiet since.',
    'Nothing unusual to report this week.',
    'The second delivery came a day late but complete.',
    'I would come again, the staff were patient with us.',
    'Numbers look a little better than in spring.',
    'Still waiting for the other side to answer.',
  ],
  evilmail: [
    'archive@collect-box.example',
    'm.daro@quickpost.example',
    'intake@sideways.example',
    'kv77@mailhop.example',
  ],
  evilurl: [
    'https://sync-cdn.example/in',
    'http://fast-forms.example/u/81',
    'https://paste-it.example/new',
    'http://relay4.example/x',
  ],
  evilname: ['Dario Venn', 'Lucy Farr', 'Oskar Pehl', 'Nadia Storr'],
  evilnick: ['dvenn', 'lucyf_ext', 'oskar.p', 'storr-nadia'],
  evilphone: ['+44 7700 900612', '+1 202 555 0147', '+49 30 5550188'],
  evilnumber: ['80617', '13349', '59902', '70458'],
  evilamount: ['950.00', '2400.00', '780.00', '4999.00'],
  eviliban: ['DE07500105170648489891', 'FR7630006000011234567890188', 'ES7921000813610123456790'],
  secret: ['tk-90ab-4471', 'Quiet-Harbor-29', 'pin 5518', 'ZX-7741-KLM'],
}

/** What the slots of one run stand for; the same slot is the same word all through it. */
export class Slots {
  readonly #random: Random
  readonly #pools: Readonly<Record<string, readonly string[]>>
  readonly #known = new Map<string, string>()

  constructor(random: Random, own: Readonly<Record<string, readonly string[]>>) {
    this.#random = random
    this.#pools = { ...POOLS, ...own }
  }

  /** A text with every `{slot}` put in; unknown slots stay, so that a fault of the data is seen. */
  fill(text: string): string {
    return text.replace(
      /\{([a-z]{1,20})(\d?)\}/g,
      (whole, pool: string, digit: string) => this.#word(pool, digit) ?? whole,
    )
  }

  /** The same for every text of a value. */
  fillShape(shape: Shape): Shape {
    if (typeof shape === 'string') return this.fill(shape)
    if (typeof shape !== 'object') return shape
    if (Array.isArray(shape)) return shape.map((item: Shape) => this.fillShape(item))
    return Object.fromEntries(Object.entries(shape).map(([key, value]) => [key, this.fillShape(value)]))
  }

  #word(pool: string, digit: string): string | undefined {
    const words = this.#pools[pool]
    if (words === undefined) return undefined
    const key = `${pool}${digit}`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const used = new Set([...this.#known].filter(([name]) => name.replace(/\d$/, '') === pool).map(([, word]) => word))
    const free = words.filter((word) => !used.has(word))
    const word = this.#random.pick(free.length === 0 ? words : free)
    this.#known.set(key, word)
    return word
  }
}
