/** Techniques that the nine logs can show, by what shows them. Ids without `AML.`. */
const SHOWN: readonly string[] = [
  // Prompts.
  'T0051 T0051.000 T0051.001 T0051.002 T0054 T0068 T0065 T0094 T0129 T0131',
  // System prompts and configuration.
  'T0056 T0069.002 T0084 T0084.000 T0084.001 T0084.002 T0084.003',
  // Tools.
  'T0053 T0086 T0101 T0102 T0105 T0050 T0098 T0099 T0110 T0110.000 T0110.001 T0110.002 T0111 T0133',
  // Retrieval.
  'T0070 T0071 T0066 T0082 T0085.000 T0064',
  // Memory and threads.
  'T0080 T0080.000 T0080.001 T0092',
  // Configuration of agents.
  'T0081 T0103 T0112.000 T0121 T0125',
  // Tokens.
  'T0034 T0034.000 T0034.001 T0034.002 T0029 T0046',
  // Outbound and command and control.
  'T0024 T0024.000 T0024.001 T0024.002 T0025 T0057 T0077 T0072 T0096 T0108 T0114 T0120',
  // Responses.
  'T0067 T0067.000 T0130 T0048 T0048.000 T0048.001 T0048.002 T0048.003 T0048.004 T0060 T0062',
  // Identity.
  'T0012 T0040 T0055 T0083 T0091 T0091.000 T0091.001 T0113',
  // What such telemetry shows as plainly: probes of the context (T0069) and what is collected by tools or in bulk (T0085,
  // T0126), text that writes itself on (T0061), instructions left where an application reads them (T0093), a tool that
  // turns after it was trusted (T0109), agents that talk to each other (T0118), an agent that takes over its host (T0112).
  'T0069 T0069.000 T0069.001 T0085 T0085.001 T0126 T0061 T0093 T0109 T0118 T0118.000 T0118.001 T0112',
]

/** Ids (without `AML.`) of the techniques and sub-techniques that telemetry of AI systems can show. */
export const OBSERVABLE_IDS: ReadonlySet<string> = new Set(SHOWN.flatMap((line) => line.split(' ')))
