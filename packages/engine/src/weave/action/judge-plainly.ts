import type { JudgedAction, Reason } from '../graph.ts'
import { type ActionFacts, actionFacts } from './action-facts.ts'
import type { JudgeActions } from './group-actions.ts'

interface Term {
  readonly feature: string
  readonly weight: number
  readonly holds: (facts: ActionFacts) => boolean
  readonly sentence: string
}

const BASE = -4
/** What speaks for and against, in log-odds set by hand: a stand-in for the trained judge. */
const TERMS: readonly Term[] = [
  {
    feature: 'argument_from_instruction',
    weight: 5,
    holds: ({ instructed, untrustedToSink }) => untrustedToSink && instructed.length > 0,
    sentence: 'An argument stands in the text that gives orders to the model.',
  },
  {
    feature: 'untrusted_to_sink',
    weight: 1.5,
    holds: ({ untrustedToSink }) => untrustedToSink,
    sentence: 'A call that acts has words of an untrusted text in it, which the user did not give.',
  },
  {
    feature: 'acts_after_instruction',
    weight: 1.5,
    holds: ({ group, instructionBefore }) =>
      group.effect !== 'read' && group.kind !== 'response' && instructionBefore >= 0.5,
    sentence: 'It acts after an untrusted text that gives orders was read.',
  },
  {
    feature: 'users_words',
    weight: -2,
    holds: ({ origin }) => origin.principal >= 0.8,
    sentence: 'What it was given comes from the user.',
  },
  {
    feature: 'only_reads',
    weight: -1,
    holds: ({ group }) => group.effect === 'read',
    sentence: 'It only reads.',
  },
]

/** Judges by a plain sum of what the flows show. */
export const judgePlainly: JudgeActions = (graph) =>
  actionFacts(graph).map((facts): JudgedAction => {
    const terms = TERMS.filter((term) => term.holds(facts))
    const odds = terms.reduce((sum, { weight }) => sum + weight, BASE)
    return {
      ...toAction(facts),
      injectionDriven: Math.round((1 / (1 + Math.exp(-odds))) * 10_000) / 10_000,
      reasons: terms
        .map(({ feature, weight, sentence }): Reason => ({ feature, weight, sentence }))
        .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)),
    }
  })

/** What of an action the flows tell without a judgement. */
export function toAction({
  group,
  origin,
  untrustedToSink,
  secretToSink,
}: ActionFacts): Omit<JudgedAction, 'injectionDriven' | 'reasons'> {
  const { eventId, spanId, name, effect } = group
  return {
    eventId,
    spanId,
    name,
    effect,
    nodes: group.nodes.map((node) => node.id),
    origin,
    untrustedToSink,
    secretToSink,
  }
}
