/** What a tool does to the world, by its strongest part. */
export type ToolEffect = 'pay' | 'delete' | 'execute' | 'send' | 'write' | 'read'

/** Verbs, english mainly; where one stands in two lists the first counts. */
const VERBS: readonly (readonly [ToolEffect, string])[] = [
  [
    'read',
    'get list read search find fetch query lookup look show view describe retrieve browse check count download open load ' +
      'grep glob ls cat inspect summarize summarise analyze analyse scan watch preview export extract explain compare ' +
      'calculate compute convert translate parse validate verify detect recall see poll glance navigate snapshot ' +
      'screenshot scrape crawl ask think reason whoami status stat peek select resolve classify rank filter tail is has',
  ],
  [
    'write',
    'create add update set edit write modify put insert upsert append save store patch rename move copy change assign ' +
      'label tag mark close reopen merge commit fork star register upload schedule book reserve enable disable configure ' +
      'attach link import generate draft comment complete cancel restore replace apply grant invite subscribe pin archive ' +
      'lock submit fill type click drag press log remember',
  ],
  ['send', 'send post publish forward reply email notify message share tweet broadcast push dispatch dm text transmit'],
  [
    'execute',
    'run execute exec eval invoke launch spawn start deploy trigger restart reboot install call evaluate compile',
  ],
  [
    'delete',
    'delete remove drop purge destroy erase truncate wipe clear uninstall unlink trash kill terminate revoke rm rmdir',
  ],
  [
    'pay',
    'pay transfer purchase buy charge refund withdraw deposit wire checkout order trade sell swap reimburse payout disburse',
  ],
]

/** Things that tell an effect where no verb does; created or sent, the first ones also have it. */
const THINGS: readonly (readonly [ToolEffect, string])[] = [
  ['pay', 'payment payments refund payout transaction transfer purchase order charge checkout money funds'],
  ['send', 'email mail message sms tweet notification'],
  ['execute', 'terminal shell bash command code script python powershell cmd interpreter console subprocess repl'],
  ['write', 'editor todo note'],
]

function table(lists: readonly (readonly [ToolEffect, string])[]): ReadonlyMap<string, ToolEffect> {
  const words = new Map<string, ToolEffect>()
  for (const [effect, text] of lists) for (const word of text.split(' ')) if (!words.has(word)) words.set(word, effect)
  return words
}

export const VERB_EFFECTS = table(VERBS)
export const THING_EFFECTS = table(THINGS)
