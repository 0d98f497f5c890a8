import type { Row } from '../corpora/read-corpora.ts'
import { EVERYDAY_ATTACKS } from './everyday-attacks.ts'
import { EVERYDAY_BENIGN } from './everyday-benign.ts'

/** What the rows of the everyday set say their source is; training reads the set nowhere. */
export const EVERYDAY_SOURCE = 'everyday'

const ROLES = new Map<string, 'user' | 'tool' | 'retrieval'>([
  ['u', 'user'],
  ['t', 'tool'],
  ['r', 'retrieval'],
])

/** Hard everyday texts and quiet attacks, written by hand for choosing between settings: a development set. */
export function everydayRows(): readonly Row[] {
  return [...toRows(EVERYDAY_BENIGN, 'benign'), ...toRows(EVERYDAY_ATTACKS, 'injection')]
}

// Each line is a language, the first letter of a role and the text; ¶ is a line break.
function toRows(lines: string, label: string): readonly Row[] {
  return lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, index) => {
      const [lang = 'en', role = 'u', ...words] = line.trim().split(' ')
      return {
        id: `everyday-${label}-${index}`,
        text: words.join(' ').replaceAll('¶', '\n'),
        label,
        kind: 'everyday',
        lang,
        source: EVERYDAY_SOURCE,
        split: 'dev',
        weak: false,
        strict: true,
        discusses: undefined,
        payload: undefined,
        role: ROLES.get(role),
      }
    })
}
