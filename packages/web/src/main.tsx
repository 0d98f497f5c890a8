import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { router } from './app/router.tsx'
import { guardCopies } from './lib/copy-guard.ts'
import { listenForKeys } from './lib/keyboard.ts'
import { applyTheme, loadTheme } from './lib/theme.ts'
import './styles/app.css'

applyTheme(loadTheme())
guardCopies(document)
listenForKeys(window)

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={router.options.context.cache}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  )
}
