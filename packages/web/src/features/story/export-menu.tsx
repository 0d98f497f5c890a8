import { Menu } from '@base-ui/react/menu'
import { Download } from 'lucide-react'

const ITEM = 'flex h-7 items-center gap-4 rounded-2 px-2 outline-none data-[highlighted]:bg-selected'

const FILES = [
  { format: 'pdf', words: 'Document (PDF)' },
  { format: 'html', words: 'Page that needs nothing (HTML)' },
  { format: 'json', words: 'Data (JSON)' },
] as const

/** The story for a case file, as the server writes it: on paper, as a page that needs nothing, as data. */
export function ExportMenu({ traceId }: { readonly traceId: string }) {
  const id = encodeURIComponent(traceId)
  return (
    <Menu.Root>
      <Menu.Trigger className="inline-flex h-7 flex-none items-center gap-1.5 rounded-2 border border-line-2 bg-surface px-2.5 font-medium whitespace-nowrap hover:bg-hover">
        <Download size={14} aria-hidden /> Export
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner align="end" sideOffset={6} className="z-50">
          <Menu.Popup className="min-w-52 rounded-3 bg-raised p-1.5 shadow-float outline-none">
            {FILES.map(({ format, words }) => (
              <Menu.LinkItem
                key={format}
                className={ITEM}
                href={`/api/v1/traces/${id}/story?format=${format}`}
                download={`story-${id}.${format}`}
                closeOnClick
              >
                {words}
              </Menu.LinkItem>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
