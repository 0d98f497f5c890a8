import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** @typedef {{ from: string, to: string, subject: string, body: string }} Mail */

/**
 * A maildir of JSON files, one folder per person and direction, and a relay for what goes out.
 * @param {string} folder
 * @param {string} relayUrl every sent mail is also posted there
 */
export function openMailbox(folder, relayUrl) {
  let count = 0
  /** @param {string} person @param {string} box @param {Mail} mail */
  async function put(person, box, mail) {
    const path = join(folder, person, box)
    await mkdir(path, { recursive: true })
    count += 1
    await writeFile(join(path, `${String(count).padStart(6, '0')}.json`), JSON.stringify(mail))
  }
  return {
    /** @param {string} person @param {Mail} mail */
    deliver: (person, mail) => put(person, 'inbox', mail),
    /** The newest three messages of an inbox. @param {string} person @returns {Promise<Mail[]>} */
    async read(person) {
      const path = join(folder, person, 'inbox')
      const names = await readdir(path).catch(() => [])
      const newest = names.sort().slice(-3)
      return Promise.all(newest.map(async (name) => JSON.parse(await readFile(join(path, name), 'utf8'))))
    },
    /** @param {string} person @param {Mail} mail */
    async send(person, mail) {
      await put(person, 'sent', mail)
      const answer = await fetch(relayUrl, { method: 'POST', body: JSON.stringify(mail) })
      await answer.text()
    },
  }
}
