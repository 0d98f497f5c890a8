import { Menu } from '@base-ui/react/menu'
import type { StoryJson } from '@telltale/model'
import { Download } from 'lucide-react'
import { saveFile, storyHtml } from './export-story.ts'

const ITEM = 'flex h-7 items-center gap-4 rounded-2 px-2 outline-none data-[highlighted]:bg-selected'

/** The story for a case file: as data, as a page that needs nothing, on paper. */
export function ExportMenu({ story }: { readonly story: StoryJson }) {
  const name = `story-${story.trace_id.replace(/[^\w-]/g, '').slice(0, 64)}`
  return (
    <Menu.Root>
      <Menu.Trigger className="inline-flex h-7 flex-none items-center gap-1.5 rounded-2 border border-line-2 bg-surface px-2.5 font-medium whitespace-nowrap hover:bg-hover">
        <Download size={14} aria-hidden /> Export
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner align="end" sideOffset={6} className="z-50">
          <Menu.Popup className="min-w-52 rounded-3 bg-raised p-1.5 shadow-float outline-none">
            <Menu.Item
              className={ITEM}
              onClick={() => saveFile(`${name}.html`, 'text/html;charset=utf-8', storyHtml(story))}
            >
              Page that needs nothing (HTML)
            </Menu.Item>
            <Menu.Item
              className={ITEM}
              onClick={() => saveFile(`${name}.json`, 'application/json', `${JSON.stringify(story, null, 2)}\n`)}
            >
              Data (JSON)
            </Menu.Item>
            {/* The menu is gone from the page before the printer sees it. */}
            <Menu.Item className={ITEM} onClick={() => setTimeout(() => window.print(), 200)}>
              Print, or save as PDF…
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
