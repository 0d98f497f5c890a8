import { CATEGORIES, type Category } from '../category.ts'
import { ATLAS_ROWS } from './atlas-rows.ts'
import { ATLAS_SIGHT_ROWS, type AtlasSight } from './atlas-sight-rows.ts'

/** The release of MITRE ATLAS that ids are read in. */
export const ATLAS_RELEASE = '2026.09'

export interface AtlasTactic {
  /** `AML.TA0005`. */
  readonly id: string
  readonly name: string
}

export interface AtlasTechnique {
  /** `AML.T0051`, a sub-technique `AML.T0051.001`. */
  readonly id: string
  readonly name: string
  /** Ids of tactics, as the release lists them; a sub-technique has those of its parent. */
  readonly tactics: readonly string[]
  /** Id of the technique it is part of; undefined of a technique. */
  readonly parent: string | undefined
  /** Whether the nine logs can show it, judged by what it is; no rule changes that. */
  readonly sight: AtlasSight
  /** The logs that can show it; none where nothing can. */
  readonly shownBy: readonly Category[]
  /** Why it is judged so, in a sentence. */
  readonly why: string
}

/** The tactics, in the order of the matrix (its columns, left to right). */
export const ATLAS_TACTICS: readonly AtlasTactic[] = [
  { id: 'AML.TA0002', name: 'Reconnaissance' },
  { id: 'AML.TA0003', name: 'Resource Development' },
  { id: 'AML.TA0004', name: 'Initial Access' },
  { id: 'AML.TA0000', name: 'AI Model Access' },
  { id: 'AML.TA0005', name: 'Execution' },
  { id: 'AML.TA0006', name: 'Persistence' },
  { id: 'AML.TA0012', name: 'Privilege Escalation' },
  { id: 'AML.TA0007', name: 'Defense Evasion' },
  { id: 'AML.TA0013', name: 'Credential Access' },
  { id: 'AML.TA0008', name: 'Discovery' },
  { id: 'AML.TA0015', name: 'Lateral Movement' },
  { id: 'AML.TA0009', name: 'Collection' },
  { id: 'AML.TA0001', name: 'AI Attack Adaptation' },
  { id: 'AML.TA0014', name: 'Command and Control' },
  { id: 'AML.TA0010', name: 'Exfiltration' },
  { id: 'AML.TA0011', name: 'Impact' },
]

/** Ids that older releases used, and the one that stands for each today. */
export const ATLAS_RETIRED: ReadonlyMap<string, string> = new Map([
  ['AML.T0019', 'AML.T0115.000'],
  ['AML.T0058', 'AML.T0115.001'],
  ['AML.T0104', 'AML.T0115.002'],
])

/** All techniques and sub-techniques, a sub-technique after its parent. */
export const ATLAS_TECHNIQUES: readonly AtlasTechnique[] = readRows()

const BY_ID: ReadonlyMap<string, AtlasTechnique> = new Map(ATLAS_TECHNIQUES.map((one) => [one.id, one]))

/** The technique or sub-technique of an id such as `AML.T0051.001`, in any case; a retired id gives what replaced it. */
export function findAtlas(id: string): AtlasTechnique | undefined {
  const upper = id.toUpperCase()
  return BY_ID.get(ATLAS_RETIRED.get(upper) ?? upper)
}

function readRows(): readonly AtlasTechnique[] {
  const tacticsOf = new Map(ATLAS_ROWS.map(([id, , tactics]) => [id, tactics.split(' ').map((one) => `AML.${one}`)]))
  const sightOf = new Map(ATLAS_SIGHT_ROWS.map(([id, sight, logs, why]) => [id, { sight, logs, why }]))
  return ATLAS_ROWS.map(([id, name]) => {
    const [base = id, part] = id.split('.')
    const { sight, logs, why } = sightOf.get(id) ?? { sight: 'no' as const, logs: '', why: 'Not judged.' }
    return {
      id: `AML.${id}`,
      name,
      tactics: tacticsOf.get(base) ?? [],
      parent: part === undefined ? undefined : `AML.${base}`,
      sight,
      shownBy: CATEGORIES.filter((category) => logs.split(' ').includes(category.slice('ai_'.length))),
      why,
    }
  })
}
