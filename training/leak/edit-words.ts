/** One way to change a text a little, by how many words in a hundred it changes. */
export interface Edit {
  readonly name: string
  apply(text: string, share: number, random: () => number): string
}

const OTHER_WORDS =
  'window garden travel simple market rather silver number winter people making colour village morning paper sudden answer bright corner former'.split(
    ' ',
  )

function pick(random: () => number): string {
  return OTHER_WORDS[Math.floor(random() * OTHER_WORDS.length)] ?? 'other'
}

function editEach(text: string, change: (word: string) => string): string {
  return text.replace(/\S+/g, change).replace(/ {2,}/g, ' ')
}

function swapNeighbours(text: string, share: number, random: () => number): string {
  const words = text.split(' ')
  for (let i = 0; i + 1 < words.length; i++) {
    if (random() >= share) continue
    const [a = '', b = ''] = words.slice(i, i + 2)
    words[i] = b
    words[i + 1] = a
    i++
  }
  return words.join(' ')
}

/** The share of words changed is what is asked for; `reworded` changes as many and swaps as many neighbours, as a paraphrase does. */
export const EDITS: readonly Edit[] = [
  {
    name: 'changed',
    apply: (text, share, random) => editEach(text, (word) => (random() < share ? pick(random) : word)),
  },
  { name: 'dropped', apply: (text, share, random) => editEach(text, (word) => (random() < share ? '' : word)) },
  {
    name: 'inserted',
    apply: (text, share, random) => editEach(text, (word) => (random() < share ? `${word} ${pick(random)}` : word)),
  },
  {
    name: 'reworded',
    apply: (text, share, random) =>
      swapNeighbours(
        editEach(text, (word) => (random() < share ? pick(random) : word)),
        share,
        random,
      ),
  },
]
