import { TelltaleError } from '../errors.ts'

/** The journal's own counts; one record on disk, written in the transaction of what it counts. */
export interface Ledger {
  readonly lastSeq: number
  /** First entry still kept. */
  readonly firstSeq: number
  readonly checkpointSeq: number
  readonly accepted: number
  readonly stored: number
  readonly quarantined: number
  readonly unrecognised: number
  /** Bytes of all entries ever appended. */
  readonly appendedBytes: number
  /** Bytes of all entries trimmed. */
  readonly trimmedBytes: number
  /** Quarantined items ever written, and the first of them still kept. */
  readonly quarantineNext: number
  readonly quarantineFirst: number
}

const FORMAT = 1

export const EMPTY_LEDGER: Ledger = {
  lastSeq: 0,
  firstSeq: 1,
  checkpointSeq: 0,
  accepted: 0,
  stored: 0,
  quarantined: 0,
  unrecognised: 0,
  appendedBytes: 0,
  trimmedBytes: 0,
  quarantineNext: 1,
  quarantineFirst: 1,
}

const NAMES = Object.keys(EMPTY_LEDGER) as (keyof Ledger)[]

/** Ledger to the bytes kept on disk. */
export function encodeLedger(ledger: Ledger): Buffer {
  return Buffer.from(JSON.stringify([FORMAT, ...NAMES.map((name) => ledger[name])]))
}

/** Bytes to ledger; `DATA_DIR_UNUSABLE` when a newer Telltale wrote them or they are damaged. */
export function decodeLedger(bytes: Uint8Array): Ledger {
  const [format, ...values] = readNumbers(bytes)
  if (format !== FORMAT) {
    throw new TelltaleError('DATA_DIR_UNUSABLE', `the journal has format ${format}; this Telltale reads ${FORMAT}`)
  }
  if (values.length !== NAMES.length) throw new TelltaleError('DATA_DIR_UNUSABLE', 'the journal ledger is damaged')
  const pairs = NAMES.map((name, i) => [name, values[i] ?? 0] as const)
  return { ...EMPTY_LEDGER, ...Object.fromEntries(pairs) }
}

function readNumbers(bytes: Uint8Array): readonly number[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'))
    if (Array.isArray(parsed) && parsed.every((value) => Number.isSafeInteger(value))) return parsed as number[]
  } catch (cause) {
    throw new TelltaleError('DATA_DIR_UNUSABLE', 'the journal ledger is damaged', cause)
  }
  throw new TelltaleError('DATA_DIR_UNUSABLE', 'the journal ledger is damaged')
}
