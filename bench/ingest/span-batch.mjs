import { randomFillSync } from 'node:crypto'
import { prose, writeChatRequest } from '../chat-request.mjs'

/** Stands for every byte of an id, so that its places are found again. */
const MARK = 0xa5

/**
 * One ExportTraceServiceRequest of chat spans with `textBytes` of prompt and answer each, and the places of its ids.
 * @param {{ spans: number, textBytes: number, random: () => number }} options
 * @returns {() => Buffer} every call gives the request with fresh trace and span ids
 */
export function createSpanBatch({ spans, textBytes, random }) {
  const nowNano = BigInt(Date.now()) * 1_000_000n
  const call = () => ({
    traceId: new Uint8Array(16).fill(MARK),
    spanId: new Uint8Array(8).fill(MARK),
    nowNano,
    user: 'user-42',
    conversation: 'conversation-17',
    prompt: prose(textBytes / 2, random),
    answer: prose(textBytes / 2, random),
  })
  const bytes = Buffer.from(writeChatRequest(Array.from({ length: spans }, call)))
  const places = [...findRuns(bytes, 16), ...findRuns(bytes, 8)]
  return () => {
    const copy = Buffer.from(bytes)
    for (const { start, length } of places) randomFillSync(copy, start, length)
    return copy
  }
}

/** Where ids stand: a length byte followed by exactly that many mark bytes. */
function findRuns(bytes, length) {
  const needle = Buffer.alloc(length, MARK)
  const runs = []
  for (let at = bytes.indexOf(needle); at !== -1; at = bytes.indexOf(needle, at + length)) {
    if (bytes[at - 1] === length) runs.push({ start: at, length })
    else at += 16 - length
  }
  return runs
}
