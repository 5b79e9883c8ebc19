import { expect, test } from 'vitest'
import { readArguments } from '../../../server/cli/arguments.js'

test('files alone are checked with sixty seconds of patience', () => {
  expect(readArguments(['check', 'a.xml', 'b.txt'])).toEqual({
    check: { files: ['a.xml', 'b.txt'], json: false, sandbox: false, waitSeconds: 60, server: null },
  })
})

test('every option is taken, wherever it stands', () => {
  expect(
    readArguments(['--json', 'check', '--wait', '0', 'a.xml', '--server', 'http://127.0.0.1:9000']),
  ).toEqual({
    check: { files: ['a.xml'], json: true, sandbox: false, waitSeconds: 0, server: 'http://127.0.0.1:9000' },
  })
})

test.each([[[]], [['--help']], [['-h']], [['help']], [['check', '--help']]])('%j asks for help', (args) => {
  expect(readArguments(args)).toEqual({ help: true })
})

test('commands on the database are told what they work on', () => {
  const hash = 'e'.repeat(64)
  const inGroups = hash.match(/.{4}/g)!
  expect(readArguments(['verify', '--json'])).toEqual({ verify: { head: null, json: true } })
  expect(readArguments(['verify', ...inGroups])).toEqual({ verify: { head: hash, json: false } })
  expect(readArguments(['backup'])).toEqual({ backup: { target: null, json: false } })
  expect(readArguments(['backup', '/mnt/copies'])).toEqual({ backup: { target: '/mnt/copies', json: false } })
  expect(readArguments(['restore', 'a.sqlite'])).toEqual({ restore: { file: 'a.sqlite', json: false } })
})

const wrong: [string[], string][] = [
  [['verify', 'abc'], 'cli.hash-wrong'],
  [['verify', '--wait', '5'], 'cli.option-unknown'],
  [['backup', 'a', 'b'], 'cli.one-place'],
  [['restore'], 'cli.one-backup'],
  [['check'], 'cli.no-files'],
  [['inspect', 'a.xml'], 'cli.command-unknown'],
  [['check', 'a.xml', '--fast'], 'cli.option-unknown'],
  [['check', 'a.xml', '--wait'], 'cli.wait-wrong'],
  [['check', 'a.xml', '--wait', 'long'], 'cli.wait-wrong'],
  [['check', 'a.xml', '--wait', '-1'], 'cli.wait-wrong'],
  [['check', 'a.xml', '--wait=1.5'], 'cli.wait-wrong'],
  [['check', 'a.xml', '--server', 'store'], 'cli.server-wrong'],
  [['check', 'a.xml', '--server'], 'cli.server-wrong'],
  [['check', 'a.xml', '--sandbox', '--server', 'http://127.0.0.1:1'], 'cli.sandbox-and-server'],
]
test.each(wrong)('%j is refused: %s', (args, key) => {
  expect(readArguments(args)).toMatchObject({ complaint: { key } })
})
