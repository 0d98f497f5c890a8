// The model's clock, on a thread of its own as a network is: a timer on the caller's loop would wait for whatever the
// caller does meanwhile, and be rounded up to the next millisecond after it.
import { parentPort, workerData } from 'node:worker_threads'

parentPort?.on('message', () => setTimeout(() => parentPort.postMessage(''), workerData.delayMs))
