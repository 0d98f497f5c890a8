import type { Finding } from '@telltale/model'
import type { UnfoldedText } from '../detector.ts'
import { findLeak } from '../leak/find-leak.ts'
import { placeEvidence } from '../leak/place-evidence.ts'
import { createPromptIndex } from '../leak/prompt-index.ts'

/** Asks to pass the text on. */
const PASS_ON =
  /\b(?:copy|repeat|include|forward|paste|append|insert|embed|attach|send|share|replicate|reproduce|propagate|spread|re-?post|quote|relay|pass (?:this|it|these) on|add)\b[^.!?\n]{0,60}?\b(?:this|these|the (?:above|following|same|entire|whole|full)|itself|yourself)\b[^.!?\n]{0,40}?(?:message|prompt|text|instructions?|e-?mail|mail|paragraph|block|content|note|lines?|words|everything|sentence|document|section)\b|\b(?:kopiere|wiederhole|leite|füge|sende)\b[^.!?\n]{0,60}?\b(?:diese[nrsm]?|den gesamten)\b[^.!?\n]{0,40}?(?:nachricht|text|anweisung|mail|absatz)|\b(?:copie[rz]?|répète[rz]?|transfère[rz]?|inclu[rst]e?[sz]?)\b[^.!?\n]{0,60}?\b(?:ce|cette|ces)\b[^.!?\n]{0,30}?(?:message|texte|instructions?|paragraphe|courriel)|\b(?:copia|repite|reenvía|incluye|reenvia)\b[^.!?\n]{0,60}?\b(?:este|esta|estas)\b[^.!?\n]{0,30}?(?:mensaje|texto|instrucci(?:ón|ones)|correo|párrafo)|(?:复制|重复|转发|转载|附上|包含)[^。！？\n]{0,30}?(?:此|这|该|以下|上述)[^。！？\n]{0,20}?(?:消息|信息|邮件|文字|指令|内容|提示)/gi
/** Speaks to a model, or asks for the very words. */
const TO_A_MODEL =
  /\b(?:assistant|ai\b|llm|model|chatbot|agent|in (?:your|every|each|all)[^.!?\n]{0,20}?(?:repl(?:y|ies)|responses?|answers?|outputs?|e-?mails?|messages?)|verbatim|word for word|exactly as|at the (?:end|start|beginning|top|bottom) of (?:your|every|each)|every (?:contact|recipient|file|document)|all (?:contacts|recipients)|antwort|réponse|respuesta|回复|回答)/i

const CONTEXT = 200
const LEAST = 0.3
const TRIES = 50

interface Cue {
  readonly start: number
  readonly end: number
  readonly isToModel: boolean
}

function findCues(text: string): readonly Cue[] {
  const cues: Cue[] = []
  for (const match of text.matchAll(PASS_ON)) {
    const start = match.index
    const end = start + match[0].length
    const isToModel = TO_A_MODEL.test(text.slice(Math.max(0, start - CONTEXT), end + CONTEXT))
    cues.push({ start, end, isToModel })
    if (cues.length === TRIES) break
  }
  return cues
}

/**
 * Finds where an answer repeats the part of its own input that asks to be passed on, as a worm does. The input is what
 * the model read: a mail, a page, a tool's answer.
 */
export function findReplication(input: string, output: UnfoldedText): readonly Finding[] {
  if (findCues(input).length === 0) return []
  const { findings } = findLeak(createPromptIndex([{ name: 'input', text: input }]), output)
  const cues = output.readings.flatMap((reading) =>
    findCues(reading.text).map((cue) => ({ ...cue, ...placeEvidence(reading, cue.start, cue.end) })),
  )
  const found: Finding[] = []
  for (const { start, end, score } of findings) {
    if (score < LEAST) continue
    const inside = cues.filter((cue) => cue.start < end && start < cue.end)
    if (inside.length === 0) continue
    const sure = inside.some(({ isToModel }) => isToModel) ? 0.9 : 0.5
    const reason = 'Repeats the part of its input that asks to be passed on.'
    const base = { detector: 'response/replication', label: 'self_replication', reason } as const
    found.push({ ...base, score: sure * score, start, end, atlas: ['AML.T0061'], owasp: ['LLM01:2026'] })
  }
  return found
}
