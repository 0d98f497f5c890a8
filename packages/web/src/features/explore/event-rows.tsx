import type { useTable } from '@tanstack/react-table'
import type { Virtualizer } from '@tanstack/react-virtual'
import type { EventJson } from '@telltale/model'
import { clsx } from 'clsx'
import { appOf, logOf, receivedOf } from '../../lib/event-fields.ts'
import { logLook } from '../../lib/logs.ts'
import type { features } from './event-columns.tsx'

type EventTableModel = ReturnType<typeof useTable<typeof features, EventJson>>

interface EventRowsProps {
  readonly table: EventTableModel
  readonly virtual: Virtualizer<HTMLDivElement, Element>
  readonly total: number | undefined
  readonly currentId: string | undefined
  readonly onChoose: (id: string) => void
}

/** A table of which only the rows in sight exist; empty rows hold the place of the others. */
export function EventRows({ table, virtual, total, currentId, onChoose }: EventRowsProps) {
  const items = table.getRowModel().rows
  const visible = virtual.getVirtualItems()
  const before = visible[0]?.start ?? 0
  const after = virtual.getTotalSize() - (visible.at(-1)?.end ?? 0)
  return (
    <table
      aria-label="Events"
      aria-rowcount={total === undefined ? -1 : total + 1}
      className="w-full table-fixed text-12"
    >
      <colgroup>
        {table.getFlatHeaders().map((header) => (
          <col key={header.id} style={header.id === 'what' ? undefined : { width: header.getSize() }} />
        ))}
      </colgroup>
      <Head table={table} />
      <tbody>
        <Gap height={before} />
        {visible.map((item) => {
          const row = items[item.index]
          if (!row) return null
          const isCurrent = row.id === currentId
          return (
            <tr
              key={row.id}
              aria-rowindex={item.index + 2}
              className={clsx(
                'relative h-7 border-b border-line whitespace-nowrap',
                isCurrent ? 'cur-row' : 'hover:bg-hover',
              )}
            >
              {row.getAllCells().map((cell, i) => (
                <td key={cell.id} className="overflow-hidden px-2 first:pl-4">
                  {i === 0 && (
                    // It covers the whole row, so that a press anywhere opens it and the keyboard has one stop.
                    <button
                      type="button"
                      tabIndex={isCurrent || (currentId === undefined && item.index === 0) ? 0 : -1}
                      aria-pressed={isCurrent}
                      aria-label={nameRow(row.original)}
                      onClick={() => onChoose(row.id)}
                      className="absolute inset-0 focus-visible:-outline-offset-2"
                    />
                  )}
                  <table.FlexRender cell={cell} />
                </td>
              ))}
            </tr>
          )
        })}
        <Gap height={after} />
      </tbody>
    </table>
  )
}

function nameRow(event: EventJson): string {
  return `Open ${logLook(logOf(event)).name} event of ${appOf(event).slice(0, 60) || 'an app not named'}, ${receivedOf(event)}`
}

function Gap({ height }: { readonly height: number }) {
  return (
    <tr aria-hidden>
      <td colSpan={5} style={{ height, padding: 0 }} />
    </tr>
  )
}

function Head({ table }: { readonly table: EventTableModel }) {
  return (
    <thead>
      <tr>
        {table.getFlatHeaders().map((header) => (
          <th
            key={header.id}
            className="sticky top-0 z-10 h-7 border-b border-line bg-bg px-2 text-left text-11 font-medium text-fg-3 first:pl-4"
          >
            <table.FlexRender header={header} />
            {header.id !== 'what' && (
              <i
                aria-hidden
                onPointerDown={header.getResizeHandler()}
                onDoubleClick={() => header.column.resetSize()}
                className="absolute inset-y-0 right-0 w-2 cursor-col-resize touch-none border-r border-transparent hover:border-line-2"
              />
            )}
          </th>
        ))}
      </tr>
    </thead>
  )
}
