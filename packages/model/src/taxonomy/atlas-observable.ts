import { ATLAS_SIGHT_ROWS } from './atlas-sight-rows.ts'

/** Ids (without `AML.`) of the techniques and sub-techniques that telemetry of AI systems can show, wholly or partly. */
export const OBSERVABLE_IDS: ReadonlySet<string> = new Set(
  ATLAS_SIGHT_ROWS.filter(([, sight]) => sight !== 'no').map(([id]) => id),
)
