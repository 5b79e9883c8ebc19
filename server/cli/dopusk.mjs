#!/usr/bin/env node
import console from 'node:console'
import { existsSync } from 'node:fs'
import process from 'node:process'
import { URL } from 'node:url'

// Plain JavaScript, so that it can say that the rest has not been built yet.
const place = (file) => new URL(`../../dist/server/${file}`, import.meta.url)
const programs = { start: 'main.js', demo: 'demo/demo.js' }

const program = Object.hasOwn(programs, process.argv[2] ?? '') ? process.argv[2] : undefined
const file = place(program ? programs[program] : 'cli/dopusk.js')

if (!existsSync(file)) {
  console.error('Допуск ещё не собран. Выполните: npm run build')
  process.exit(3)
}
if (program) process.argv.splice(2, 1)
await import(file.href)
