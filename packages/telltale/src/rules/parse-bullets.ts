import { type Category, isCategory } from '@telltale/model'
import type { Problem } from '@telltale/sigma'
import { isSeq } from 'yaml'
import { readYaml, textAt, valueAt } from './yaml-places.ts'

/** An attack that the pack must answer. */
export interface Bullet {
  /** `C1.2`, `P.injection`. */
  readonly id: string
  readonly log: Category
  readonly text: string
}

/** Reads the list of bullets (`rules/bullets.yml`), or says what is wrong with it. */
export function parseBullets(
  text: string,
  file: string,
): { readonly bullets: readonly Bullet[]; readonly problems: readonly Problem[] } {
  const read = readYaml(text, file)
  if (!read.ok) return { bullets: [], problems: read.problems }
  const problems: Problem[] = []
  const list = valueAt(read.file.roots[0]?.node, 'bullets')
  if (!isSeq(list)) problems.push(read.file.problem(list, 'no-bullets', 'The file needs a list "bullets".'))
  const known = new Set<string>()
  const bullets = (isSeq(list) ? list.items : []).flatMap((item) => {
    const id = textAt(valueAt(item, 'id'))
    const log = textAt(valueAt(item, 'log'))
    const said = textAt(valueAt(item, 'text'))
    if (id === undefined || said === undefined || !isCategory(log)) {
      problems.push(read.file.problem(item, 'bad-bullet', 'A bullet needs "id", "log" (one of the nine) and "text".'))
      return []
    }
    if (known.has(id)) problems.push(read.file.problem(item, 'same-id', `Another bullet has the id ${id}.`))
    known.add(id)
    return [{ id, log, text: said }]
  })
  return { bullets, problems }
}
