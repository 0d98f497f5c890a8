/** Scrolls a card into sight after the next draw, no further than needed. */
export function showCard(cardId: string): void {
  requestAnimationFrame(() => {
    const card = document.querySelector(`[data-card="${CSS.escape(cardId)}"]`)
    card?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })
}
