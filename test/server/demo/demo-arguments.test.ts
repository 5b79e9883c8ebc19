import { expect, test } from 'vitest'
import { readDemoArguments } from '../../../server/demo/demo-arguments.js'

const cases: [string[], ReturnType<typeof readDemoArguments>][] = [
  [[], { once: false, port: null }],
  [['--once'], { once: true, port: null }],
  [['--port', '9000'], { once: false, port: 9000 }],
  [['--port', '0', '--once'], { once: true, port: 0 }],
  [['--port', 'high'], null],
  [['--port', '70000'], null],
  [['--twice'], null],
  [['file.xml'], null],
]
test.each(cases)('%j is read as %j', (args, order) => {
  expect(readDemoArguments(args)).toEqual(order)
})
