import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { checkDocument } from './check-document.js'
import { startChz } from './child-processes.js'
const folder = mkdtempSync('/tmp/sbprof-')
const chz = await startChz(50)
const token = 'x'.repeat(40)
const child = fork('dist/server/main.js', {
  execArgv: ['--cpu-prof', '--cpu-prof-dir=' + folder],
  env: {
    PATH: process.env.PATH,
    PORT: '18555',
    DATABASE_URL: `sqlite:${folder}/d.sqlite`,
    DOPUSK_SECRET_FILE: `${folder}/s`,
    CRPT_TRUE_API_URL: `http://127.0.0.1:${chz.port}`,
    CRPT_TRUE_API_TOKEN: 'b',
    DOPUSK_INN: '0069003184',
    DOPUSK_API_TOKEN: token,
    DOPUSK_ADMIN_PASSWORD: token,
    LOG_LEVEL: 'error',
  },
  stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
})
for (;;) {
  const a = await fetch('http://127.0.0.1:18555/healthz').catch(() => null)
  if (a?.ok) break
  await new Promise((r) => setTimeout(r, 50))
}
console.log(
  await checkDocument({ url: 'http://127.0.0.1:18555', token, close: async () => {} }, '/tmp/sb-usual.xml'),
)
const e = once(child, 'exit')
child.kill('SIGTERM')
await e
chz.stop()
console.log(folder)
