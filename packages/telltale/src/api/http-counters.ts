/** Answers counted by method, route pattern and status: labels from our own lists, so few of them. */
export class HttpCounters {
  readonly #counts = new Map<string, { readonly labels: HttpLabels; count: number }>()

  add(labels: HttpLabels): void {
    const key = `${labels.method} ${labels.route} ${labels.status}`
    const entry = this.#counts.get(key)
    if (entry === undefined) this.#counts.set(key, { labels, count: 1 })
    else entry.count += 1
  }

  list(): readonly { readonly labels: HttpLabels; readonly count: number }[] {
    return [...this.#counts.values()]
  }
}

export interface HttpLabels {
  readonly method: string
  readonly route: string
  readonly status: number
}
