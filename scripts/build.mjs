// `npm run build`: what `npm start` does before it starts, and nothing more.
import { prepare } from './prepare/prepare.mjs'

await prepare()
