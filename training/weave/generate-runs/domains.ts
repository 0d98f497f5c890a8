import type { Domain } from './domain.ts'
import { chat } from './domains/chat.ts'
import { code } from './domains/code.ts'
import { files } from './domains/files.ts'
import { health } from './domains/health.ts'
import { home } from './domains/home.ts'
import { hr } from './domains/hr.ts'
import { research } from './domains/research.ts'
import { server } from './domains/server.ts'
import { shop } from './domains/shop.ts'
import { social } from './domains/social.ts'
import { support } from './domains/support.ts'
import { travel } from './domains/travel.ts'

/** Every kind of application that runs are made of; those at even places are one half, the others the other. */
export const DOMAINS: readonly Domain[] = [
  chat,
  travel,
  shop,
  support,
  code,
  files,
  hr,
  health,
  home,
  social,
  research,
  server,
]
