import { shuffle } from '../random.ts'
import { amount, prefixLines, type Scene, say, title, value, weave, word } from '../scene.ts'
import { type Carrier, READ } from './carrier.ts'

function head(scene: Scene): string {
  const { random } = scene
  const lines = [
    `${word(scene, 'from')}: ${value(scene, 'person')} <${value(scene, 'mail')}>`,
    `${word(scene, 'to')}: ${value(scene, 'mail')}`,
    `${word(scene, 'date')}: ${value(scene, 'date')}`,
    `${word(scene, 'subject')}: ${title(scene)}`,
  ]
  return lines.filter(() => random.chance(0.75)).join('\n')
}

function sign(scene: Scene): string {
  return scene.random.chance(0.75) ? `\n\n${word(scene, 'bye')}\n${value(scene, 'person')}` : ''
}

function greet(scene: Scene): string {
  return scene.random.chance(0.8) ? `${word(scene, 'hi')}\n\n` : ''
}

function mail(scene: Scene, insert: string): string {
  return `${head(scene)}\n\n${greet(scene)}${weave(scene, insert)}${sign(scene)}`
}

function thread(scene: Scene, insert: string): string {
  const older = prefixLines(weave(scene, insert), '> ')
  const newer = `${greet(scene)}${say(scene, scene.random.int(1, 3))}${sign(scene)}`
  return `${newer}\n\n${word(scene, 'wrote')}\n${older}`
}

function ticket(scene: Scene, insert: string): string {
  const id = value(scene, 'id')
  const fields = `${id} - ${title(scene)}\n${word(scene, 'name')}: ${value(scene, 'person')}\n${word(scene, 'status')}: ${scene.random.pick(['open', 'new', 'pending', 'closed', '1'])}`
  const answer = scene.random.chance(0.4)
    ? `\n\n${word(scene, 'comments')}:\n${value(scene, 'first')}: ${say(scene)}`
    : ''
  return `${fields}\n\n${word(scene, 'description')}: ${weave(scene, insert)}${answer}`
}

function channel(scene: Scene, insert: string): string {
  const lines = Array.from({ length: amount(scene) }, () => say(scene))
  const at = scene.random.int(0, lines.length)
  const shape = scene.random.pick([
    (who: string, what: string) => `[${value(scene, 'clock')}] ${who}: ${what}`,
    (who: string, what: string) => `${who}  ${value(scene, 'clock')}\n${what}`,
    (who: string, what: string) => `<${who.toLowerCase()}> ${what}`,
    (who: string, what: string) => `@${who}: ${what}`,
  ])
  return lines
    .toSpliced(at, 0, insert)
    .map((line) => shape(value(scene, 'first'), line))
    .join('\n')
}

function transcript(scene: Scene, insert: string): string {
  const user = word(scene, 'user')
  const assistant = word(scene, 'assistant')
  const turns = Array.from(
    { length: scene.random.int(1, 4) },
    () =>
      `${user}: ${scene.language.draw(scene.random, scene.random.pick(scene.language.sections('ben.')))}\n${assistant}: ${say(scene)}`,
  )
  const last = scene.random.chance(0.5) ? `\n${assistant}: ${say(scene)}` : ''
  return `${turns.join('\n')}\n${user}: ${insert}${last}`
}

function calendar(scene: Scene, insert: string): string {
  const { random } = scene
  const inside = weave(scene, insert, random.int(0, 2))
  if (random.chance(0.4)) {
    return `BEGIN:VEVENT\nUID:${value(scene, 'hex')}\nSUMMARY:${title(scene)}\nLOCATION:${value(scene, 'company')}\nDESCRIPTION:${inside.replaceAll('\n', '\\n')}\nATTENDEE:mailto:${value(scene, 'mail')}\nEND:VEVENT`
  }
  const when = `${value(scene, 'date')} ${value(scene, 'clock')}`
  return `${title(scene)}\n${word(scene, 'date')}: ${when}\n${word(scene, 'people')}: ${value(scene, 'person')}, ${value(scene, 'mail')}\n${word(scene, 'description')}: ${inside}`
}

function review(scene: Scene, insert: string): string {
  const stars = scene.random.pick(['★★★★★', '★★☆☆☆', '4/5', '1/5', '5.0', ''])
  return `${stars} ${title(scene)}\n${value(scene, 'person')}, ${value(scene, 'date')}\n${weave(scene, insert, scene.random.int(1, 5))}`.trim()
}

function resume(scene: Scene, insert: string): string {
  const blocks = [
    `${word(scene, 'skills')}: ${say(scene)}`,
    `${word(scene, 'work')}: ${value(scene, 'company')}, ${value(scene, 'date')} - ${value(scene, 'date')}\n${say(scene, 2)}`,
    weave(scene, insert, 1),
    `${word(scene, 'description')}: ${say(scene, scene.random.int(1, 3))}`,
  ]
  return `${value(scene, 'person')}\n${value(scene, 'mail')} | ${value(scene, 'phone')}\n\n${shuffle(scene.random, blocks).join('\n\n')}`
}

function minutes(scene: Scene, insert: string): string {
  const { random } = scene
  const bullet = random.pick(['- ', '* ', '• ', '', '[ ] '])
  const points = Array.from({ length: random.int(2, 7) }, () => say(scene)).toSpliced(random.int(0, 2), 0, insert)
  return `${title(scene)} (${value(scene, 'date')})\n${word(scene, 'people')}: ${value(scene, 'first')}, ${value(scene, 'first')}, ${value(scene, 'first')}\n${word(scene, 'agenda')}:\n${points.map((point) => bullet + point).join('\n')}`
}

/** What people write to each other. */
export const LETTERS: readonly Carrier[] = [
  { name: 'mail', roles: READ, build: mail },
  { name: 'mail-thread', roles: READ, build: thread },
  { name: 'ticket', roles: READ, build: ticket },
  { name: 'channel', roles: READ, build: channel },
  { name: 'transcript', roles: ['user', 'user', 'tool'], build: transcript },
  { name: 'calendar', roles: READ, build: calendar },
  { name: 'review', roles: READ, build: review },
  { name: 'cv', roles: READ, build: resume },
  { name: 'minutes', roles: READ, build: minutes },
]
