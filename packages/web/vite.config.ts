import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Where the screens are built from, whichever folder the command is given in. */
const ROOT = fileURLToPath(new URL('.', import.meta.url))

export default defineConfig({
  root: ROOT,
  plugins: [react(), tailwindcss()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    // The page is served under `font-src 'self'; img-src 'self'`: nothing may become a data: address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': process.env.TELLTALE_API ?? 'http://127.0.0.1:8585' } },
})
