interface SparklineProps {
  readonly values: readonly number[]
  readonly color: string
  readonly height?: number
  readonly label: string
}

const WIDTH = 100

/** A small line over time: area for the amount, a dot on the last value and a tick on the peak. */
export function Sparkline({ values, color, height = 22, label }: SparklineProps) {
  const peak = Math.max(...values, 0)
  const at = (value: number, i: number) => {
    const x = values.length > 1 ? (i / (values.length - 1)) * WIDTH : WIDTH
    const y = peak > 0 ? height - 1 - (value / peak) * (height - 4) : height - 1
    return { x, y }
  }
  const points = values.map(at)
  const line = points.map((point, i) => `${i === 0 ? 'M' : 'L'}${point.x.toFixed(1)} ${point.y.toFixed(1)}`).join('')
  const peakAt = points[values.indexOf(peak)]
  const last = points.at(-1)
  return (
    <span className="relative block" style={{ height }} role="img" aria-label={label}>
      <svg
        viewBox={`0 0 ${WIDTH} ${height}`}
        preserveAspectRatio="none"
        className="block size-full overflow-visible"
        aria-hidden="true"
      >
        {line !== '' && <path d={`${line}L${WIDTH} ${height}L0 ${height}Z`} fill={color} opacity="0.2" />}
        <path d={line} fill="none" stroke={color} strokeWidth="1.25" vectorEffect="non-scaling-stroke" />
        {peak > 0 && peakAt && (
          <path
            d={`M${peakAt.x} ${peakAt.y - 2}v-2`}
            stroke={color}
            strokeWidth="1.25"
            vectorEffect="non-scaling-stroke"
          />
        )}
      </svg>
      {last && peak > 0 && (
        <i
          aria-hidden
          className="absolute size-[5px] -translate-1/2 rounded-full"
          style={{ left: '100%', top: `${(last.y / height) * 100}%`, background: color }}
        />
      )}
    </span>
  )
}
