import type { ScanRole } from '@telltale/model'
import type { Scene } from '../scene.ts'

/** A kind of text that an insert can stand in. */
export interface Carrier {
  readonly name: string
  readonly roles: readonly ScanRole[]
  build(scene: Scene, insert: string): string
}

/** Roles of what a search or a mailbox gave. */
export const READ: readonly ScanRole[] = ['retrieval', 'tool', 'user']
/** Roles of what a tool answered. */
export const ANSWERED: readonly ScanRole[] = ['tool', 'tool', 'retrieval']
