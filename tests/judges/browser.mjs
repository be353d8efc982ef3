// A headless browser behind a pipe: one JSON question a line in, one JSON answer a line out.
//
//   {"page": "/a/file.xhtml", "png": …, "width": …, "height": …, "dark": …, "full": …}   a picture of one page
//   {"book": "/a/book.epub", "folder": …, "width": …, "height": …, "dark": …}           a picture and the words of
//                                                     each section, and every address the book tried to reach
//
// Books are opened by foliate-js, served from this process on loopback; nothing else is answered.
import { createReadStream, existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { dirname, extname, join, normalize } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath, pathToFileURL } from 'node:url'
import puppeteer from 'puppeteer-core'

const here = dirname(fileURLToPath(import.meta.url))
const types = { '.js': 'text/javascript', '.html': 'text/html', '.epub': 'application/epub+zip' }
let shown = ''

const server = createServer((request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname))
  const file = path === '/book.epub' ? shown
    : path === '/reader.html' ? join(here, 'reader.html')
    : path.startsWith('/foliate-js/') ? join(here, 'node_modules', path) : ''
  if (!file || !existsSync(file)) return response.writeHead(404).end()
  response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
  createReadStream(file).pipe(response)
})
await new Promise(ready => server.listen(0, '127.0.0.1', ready))
const origin = `http://127.0.0.1:${server.address().port}`

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM,
  userDataDir: process.argv[2],
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update',
    '--no-first-run', '--force-color-profile=srgb', '--font-render-hinting=none', '--hide-scrollbars'],
})

async function page({ width = 600, height = 800, dark = false }) {
  const tab = await browser.newPage()
  await tab.setViewport({ width, height })
  await tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }])
  return tab
}

async function picture(question) {
  const tab = await page(question)
  try {
    await tab.goto(pathToFileURL(question.page).href, { waitUntil: 'load' })
    await tab.screenshot({ path: question.png, fullPage: question.full ?? false })
    return {}
  } finally {
    await tab.close()
  }
}

async function book(question) {
  shown = question.book
  const tab = await page(question)
  const reached = []
  tab.on('request', request => {
    const url = request.url()
    if (!url.startsWith(origin) && !/^(blob|data|about):/.test(url)) reached.push(url)
  })
  try {
    await tab.goto(`${origin}/reader.html`, { waitUntil: 'load' })
    const sections = await tab.evaluate(() => window.openBook('/book.epub'))
    const pages = []
    for (let index = 0; index < sections.length; index++) {
      const words = await tab.evaluate(at => window.showSection(at), index)
      const png = join(question.folder, `${String(index).padStart(2, '0')}.png`)
      await tab.screenshot({ path: png })
      pages.push({ href: sections[index], png, words })
    }
    return { pages, reached }
  } finally {
    await tab.close()
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  if (!line) break
  const question = JSON.parse(line)
  const answer = await (question.book ? book(question) : picture(question)).catch(error => ({ error: String(error) }))
  process.stdout.write(JSON.stringify(answer) + '\n')
}
await browser.close()
server.close()
process.exit()
