/** The six stops of a story. */
const STOPS = ['User prompt', 'Model', 'Retrieval', 'Tool', 'Database or egress', 'Response'] as const

/** Which stops of the chain a trace touched: filled is touched. */
export function ChainGlyph({ touched }: { readonly touched: readonly boolean[] }) {
  const names = STOPS.filter((_, i) => touched[i])
  return (
    <svg
      width="92"
      height="20"
      viewBox="0 0 92 20"
      role="img"
      aria-label={`Touched: ${names.join(', ') || 'nothing'}`}
      className="flex-none"
    >
      <path d="M6 10H86" stroke="var(--line-2)" strokeWidth="1" />
      {STOPS.map((stop, i) => (
        <circle
          key={stop}
          cx={6 + i * 16}
          cy="10"
          r="3"
          fill={touched[i] ? 'var(--text-2)' : 'var(--bg)'}
          stroke={touched[i] ? 'var(--text-2)' : 'var(--line-2)'}
          strokeWidth="1.25"
        />
      ))}
    </svg>
  )
}
