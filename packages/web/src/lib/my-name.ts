const KEY = 'telltale.my-name'

/** The name that was last given here as one's own; '' when none was. */
export function loadMyName(): string {
  return localStorage.getItem(KEY) ?? ''
}

/** Keeps it for the next form; an empty name keeps the one before. */
export function keepMyName(name: string): void {
  if (name !== '') localStorage.setItem(KEY, name)
}
