import type { StoryJson } from '@telltale/model'

export type ToldStory = Omit<StoryJson, 'alerts'>

/** Most stories kept; one can be some megabytes. */
const MOST_KEPT = 4

/** The stories told last, so that a page that asks again and again, or for a file, does not have them told anew. */
export class KeptStories {
  /** Least recently asked for first. */
  readonly #kept = new Map<string, { readonly mark: string; readonly story: Promise<ToldStory> }>()

  /** The story under this key, told again when `mark`, which says what it was made of, is another one. */
  get(key: string, mark: string, tell: () => Promise<ToldStory>): Promise<ToldStory> {
    const known = this.#kept.get(key)
    const kept = known?.mark === mark ? known : { mark, story: tell() }
    kept.story.catch(() => {
      if (this.#kept.get(key) === kept) this.#kept.delete(key)
    })
    this.#kept.delete(key)
    this.#kept.set(key, kept)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest)
    return kept.story
  }
}
