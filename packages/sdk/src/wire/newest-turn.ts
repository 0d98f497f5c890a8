/**
 * What stands behind the model's last answer. An answer that a request ends with (words put into the model's mouth)
 * hides nothing: what stands before it counts as new.
 */
export function newestTurn<T>(items: readonly T[], isAnswer: (item: T) => boolean): readonly T[] {
  const end = items.findLastIndex((item) => !isAnswer(item)) + 1
  const last = items.slice(0, end).findLastIndex(isAnswer)
  return items.slice(last + 1, end)
}
