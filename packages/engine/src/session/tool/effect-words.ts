import { type ToolEffect, VERB_EFFECTS } from '@telltale/scan'

export { THING_EFFECTS, type ToolEffect, VERB_EFFECTS } from '@telltale/scan'

/** Verbs that are things too, and stand in front of the verb in names such as `post_delete`. */
export const TWOFOLD: ReadonlySet<string> = new Set(
  (
    'post comment label log text tag link share order schedule book call run star lock pin transfer charge email message ' +
    'purchase trade trigger fork draft patch import export watch refund checkout payout deposit push commit type set'
  ).split(' '),
)

/** Verbs of tools that are common words in texts: what they do is told by names alone. */
const NAME_VERBS: readonly (readonly [ToolEffect, string])[] = [
  [
    'write',
    'follow unfollow join leave approve reject accept decline raise reduce increase decrease unlock switch turn toggle ' +
      'activate deactivate prescribe renew extend suspend block unblock mute unmute rate redeem claim enroll hire promote ' +
      'adjust allow deny authorize authorise unarchive pause resume snooze arm disarm release review vote like react',
  ],
  ['delete', 'empty flush kick ban expel evict fire'],
  ['send', 'ping contact inform leak report deliver fax stream dial'],
  ['pay', 'tip donate bid invest lend'],
]

/** What the verb of a tool's name does; undefined for words that are no verbs of tools. */
export function verbEffect(word: string): ToolEffect | undefined {
  return VERB_EFFECTS.get(word) ?? OF_NAMES.get(word)
}

const OF_NAMES = new Map(
  NAME_VERBS.flatMap(([effect, words]) =>
    words.split(' ').map((word): readonly [string, ToolEffect] => [word, effect]),
  ),
)

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
