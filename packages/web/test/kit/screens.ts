import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

// The pages alone may speak: what a browser fetches for itself would hide a request of theirs.
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
]

/** The screens in a browser, with a record of everything that went wrong in them. */
export interface Screens {
  /** A fresh page on `path`, with nothing kept from the one before, which it closes. */
  readonly open: (path: string, look?: Look) => Promise<Page>
  /** Errors on a console, scripts that threw, breaches of the Content-Security-Policy, requests for other hosts. */
  readonly problems: string[]
  readonly close: () => Promise<void>
}

/** How the window looks; 1440 × 900 and dark unless said. */
interface Look {
  readonly theme?: 'dark' | 'light'
  readonly width?: number
  readonly height?: number
}

/** Starts the browser named by TELLTALE_CHROMIUM for the screens at `url`. */
export async function openScreens(url: string): Promise<Screens> {
  const browser: Browser = await chromium.launch({
    executablePath: process.env.TELLTALE_CHROMIUM ?? '/usr/bin/chromium',
    args: QUIET,
  })
  const problems: string[] = []
  let context: BrowserContext | undefined
  return {
    problems,
    async open(path, { theme = 'dark', width = 1440, height = 900 } = {}) {
      await context?.close()
      context = await browser.newContext({ viewport: { width, height }, colorScheme: theme })
      watch(context, new URL(url).host, problems)
      const page = await context.newPage()
      page.setDefaultTimeout(15_000)
      await page.goto(`${url}${path}`)
      return page
    },
    close: () => browser.close(),
  }
}

function watch(context: BrowserContext, host: string, problems: string[]): void {
  context.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return
    problems.push(`console: ${message.text()} ${message.location().url}`)
  })
  context.on('weberror', (error) => problems.push(`threw: ${error.error().message}`))
  context.on('request', (request) => {
    if (new URL(request.url()).host !== host) problems.push(`asked another host: ${request.url()}`)
  })
}
