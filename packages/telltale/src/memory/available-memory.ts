import { totalmem } from 'node:os'
import { LEAST_MEMORY_MIB } from './memory-plan.ts'

const MIB = 1024 * 1024
/** Of what a container may have; the rest is for pages of mapped files that are in use, and for what the heaps leave between. */
const CONTAINER_SHARE = 0.8
/** Of a machine that is shared with others. */
const MACHINE_SHARE = 0.25
const LEAST_MIB = 512
const MOST_MIB = 1_024

/** How much memory the machine has, and how much the process may use of it (0 or huge: all), both bytes. */
export interface MachineMemory {
  readonly totalBytes: number
  readonly limitBytes: number
}

/**
 * MiB that the program plans for where nobody said: four fifths of a container's limit, else a quarter of the machine's
 * memory between 512 MiB and 1 GiB. More than 1 GiB is only used when asked for.
 */
export function findMemoryMiB(machine: MachineMemory = readMachine()): number {
  const { totalBytes, limitBytes } = machine
  const isContained = limitBytes > 0 && limitBytes < totalBytes
  if (isContained)
    return Math.min(MOST_MIB, Math.max(LEAST_MEMORY_MIB, Math.floor((limitBytes * CONTAINER_SHARE) / MIB)))
  return Math.min(MOST_MIB, Math.max(LEAST_MIB, Math.floor((totalBytes * MACHINE_SHARE) / MIB)))
}

function readMachine(): MachineMemory {
  return { totalBytes: totalmem(), limitBytes: process.constrainedMemory?.() ?? 0 }
}
