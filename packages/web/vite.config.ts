import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** Where the screens are built from, whichever folder the command is given in. */
const ROOT = fileURLToPath(new URL('.', import.meta.url))

// The licence of the fonts asks to stand beside every copy of them.
const fontLicence: Plugin = {
  name: 'font-licence',
  generateBundle() {
    const source = readFileSync(`${ROOT}src/assets/fonts/LICENSE.txt`, 'utf8')
    this.emitFile({ type: 'asset', fileName: 'assets/fonts-LICENSE.txt', source })
  },
}

export default defineConfig({
  root: ROOT,
  plugins: [react(), tailwindcss(), fontLicence],
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
