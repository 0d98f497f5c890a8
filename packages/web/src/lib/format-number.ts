const WHOLE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })

/** `1,204` */
export function formatCount(count: number): string {
  return WHOLE.format(count)
}

/** `11.4 M`, `118 k`, `1,204`: for places without room. */
export function shortCount(count: number): string {
  for (const [size, unit] of [
    [1e9, 'G'],
    [1e6, 'M'],
    [1e4, 'k'],
  ] as const) {
    if (count >= size) {
      const value = count / (unit === 'k' ? 1e3 : size)
      return `${value >= 100 ? WHOLE.format(value) : trim(value.toFixed(1))} ${unit}`
    }
  }
  return WHOLE.format(count)
}

/** `412/s`, `3.1/s`, `0.6/s`; below one in ten seconds by the minute or the hour, so that a slow log is not 0. */
export function formatRate(perSecond: number): string {
  if (perSecond <= 0) return '0/s'
  if (perSecond >= 0.1) return `${shortRate(perSecond)}/s`
  if (perSecond * 60 >= 0.1) return `${shortRate(perSecond * 60)}/min`
  return `${shortRate(perSecond * 3600)}/h`
}

function shortRate(value: number): string {
  if (value >= 10_000) return shortCount(value).replace(' ', '')
  return value >= 10 ? WHOLE.format(value) : trim(value.toFixed(1))
}

/** `12%`; a share above 0 and below 1% is `<1%`, one short of all is `>99%`. */
export function formatShare(share: number): string {
  if (share > 0 && share < 0.01) return '<1%'
  if (share < 1 && share > 0.99) return '>99%'
  return `${Math.round(share * 100)}%`
}

/** `2.1 KB` */
export function formatBytes(bytes: number): string {
  for (const [size, unit] of [
    [1024 ** 3, 'GB'],
    [1024 ** 2, 'MB'],
    [1024, 'KB'],
  ] as const) {
    if (bytes >= size) return `${trim((bytes / size).toFixed(1))} ${unit}`
  }
  return `${WHOLE.format(bytes)} B`
}

/** `one`, `two` … `nine`, then digits: for sentences. */
export function countWord(count: number): string {
  const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
  return words[count] ?? formatCount(count)
}

/** `1 app`, `2 apps` */
export function plural(count: number, singular: string, many = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : many}`
}

function trim(fixed: string): string {
  return fixed.endsWith('.0') ? fixed.slice(0, -2) : fixed
}
