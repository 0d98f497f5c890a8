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

/** Verbs that are things too, and stand in front of the verb in names such as `post_delete`. */
export const TWOFOLD: ReadonlySet<string> = new Set(
  (
    'post comment label log text tag link share order schedule book call run star lock pin transfer charge email message ' +
    'purchase trade trigger fork draft patch import export watch refund checkout payout deposit push commit type set'
  ).split(' '),
)

function table(lists: readonly (readonly [ToolEffect, string])[]): ReadonlyMap<string, ToolEffect> {
  const words = new Map<string, ToolEffect>()
  for (const [effect, text] of lists) for (const word of text.split(' ')) if (!words.has(word)) words.set(word, effect)
  return words
}

export const VERB_EFFECTS = table(VERBS)
export const THING_EFFECTS = table(THINGS)

/** Arguments that hold a command line. */
export const COMMAND_NAMES: ReadonlySet<string> = new Set([
  'command',
  'cmd',
  'script',
  'command_line',
  'bash_command',
  'shell_command',
])

/** Argument names that tell an effect when nothing else does: one of each list must be there. Strongest first. */
export const ARGUMENT_EFFECTS: readonly (readonly [readonly (readonly string[])[], ToolEffect])[] = [
  [
    [
      ['amount', 'price', 'total'],
      ['recipient', 'iban', 'to', 'account', 'payee', 'beneficiary', 'card', 'currency', 'destination'],
    ],
    'pay',
  ],
  [[['iban', 'beneficiary', 'payee']], 'pay'],
  [[['command', 'cmd', 'script', 'code', 'command_line']], 'execute'],
  [
    [
      ['to', 'recipient', 'recipients', 'cc', 'bcc', 'channel', 'phone_number'],
      ['body', 'message', 'text', 'subject', 'content'],
    ],
    'send',
  ],
  [
    [
      ['content', 'contents', 'new_string', 'data', 'patch', 'diff'],
      ['path', 'file_path', 'filename', 'file'],
    ],
    'write',
  ],
  [[['query', 'q', 'url', 'uri', 'path', 'file_path', 'pattern', 'id']], 'read'],
]
