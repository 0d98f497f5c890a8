import { CSPProvider } from '@base-ui/react/csp-provider'
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { SignInPage } from '../features/session/sign-in-page.tsx'
import { useKeys } from '../lib/keyboard.ts'
import { useSignedOut } from '../lib/session.ts'
import { useNarrow } from '../lib/use-narrow.ts'
import { Toasts } from '../ui/toasts.tsx'
import { Nav } from './nav.tsx'
import { SCREENS } from './screens.ts'

const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }))
const KeyHelp = lazy(async () => ({ default: (await import('./key-help.tsx')).KeyHelp }))

type Overlay = 'none' | 'palette' | 'keys'

/** The frame around every screen: navigation, the palette, the keys that act anywhere. */
export function Shell() {
  const [overlay, setOverlay] = useState<Overlay>('none')
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const signedOut = useSignedOut()
  useKeys([
    { keys: 'ctrl+k', label: 'Go to anything', run: () => setOverlay('palette') },
    { keys: '?', label: 'Keys of this screen', run: () => setOverlay('keys') },
    ...SCREENS.map((screen) => ({
      keys: `g ${screen.key}`,
      label: screen.name,
      run: () => void navigate({ to: screen.to }),
    })),
  ])
  const isNarrow = useNarrow(768)
  if (signedOut) return <SignInPage />
  const rail = isNarrow || /^\/(explore|coverage|rules)/.test(pathname) || /^\/traces\/./.test(pathname)
  const close = (open: boolean) => setOverlay(open ? overlay : 'none')
  return (
    <CSPProvider disableStyleElements>
      <a href="#main" className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:bg-raised focus:p-2">
        Skip to the content
      </a>
      <div
        className={
          rail
            ? 'grid h-screen grid-cols-[var(--rail)_minmax(0,1fr)]'
            : 'grid h-screen grid-cols-[var(--nav)_minmax(0,1fr)]'
        }
      >
        <Nav rail={rail} onFind={() => setOverlay('palette')} onKeys={() => setOverlay('keys')} />
        <Outlet />
      </div>
      <Suspense>
        {overlay === 'palette' && <Palette onOpenChange={close} />}
        {overlay === 'keys' && <KeyHelp onOpenChange={close} />}
      </Suspense>
      <Toasts />
    </CSPProvider>
  )
}
