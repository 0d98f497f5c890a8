/** What is known of one action before it is judged: numbers by name, each 0 to 1 or a small count. */
export type Features = ReadonlyMap<string, number>
