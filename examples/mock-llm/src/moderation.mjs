/** What the moderation endpoint looks for, by category. */
const CATEGORIES = [
  ['harassment', /\b(?:idiot|stupid|worthless)\b/i],
  ['hate', /\bsubhuman\b/i],
  ['illicit', /\b(?:malware|ransomware|bomb|counterfeit)\b/i],
  ['self-harm', /\b(?:kill myself|suicide)\b/i],
  ['sexual', /\bexplicit photos?\b/i],
  ['violence', /\b(?:kill|shoot|stab)\b/i],
]

/** `POST /v1/moderations`. @param {Record<string, any>} body @param {string} id */
export function answerModeration(body, id) {
  const inputs = (Array.isArray(body.input) ? body.input : [body.input]).map(String)
  const results = inputs.map((text) => {
    const hits = CATEGORIES.map(([name, pattern]) => [name, pattern.test(text)])
    return {
      flagged: hits.some(([, hit]) => hit),
      categories: Object.fromEntries(hits),
      category_scores: Object.fromEntries(hits.map(([name, hit]) => [name, hit ? 0.97 : 0.01])),
    }
  })
  return { id: `modr-${id}`, model: body.model ?? 'omni-moderation-latest', results }
}
