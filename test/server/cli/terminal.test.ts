import { expect, test } from 'vitest'
import { progressLine } from '../../../server/cli/progress-bar.js'
import { textTable } from '../../../server/cli/text-table.js'
import { wrapText } from '../../../server/cli/wrap-text.js'

test.each([
  [0, 4, '░░░░░░░░░░░░░░░░░░░░░░░░   0\u00a0%  0 / 4'],
  [2, 4, '████████████░░░░░░░░░░░░  50\u00a0%  2 / 4'],
  [4, 4, '████████████████████████ 100\u00a0%  4 / 4'],
  [0, 0, '████████████████████████ 100\u00a0%  0 / 0'],
])('%i of %i is %s', (done, total, bar) => {
  expect(progressLine({ label: 'Проверяем', done, total }, 80)).toBe(`Проверяем  ${bar}`)
})

test('the last code is not shown as done before it is', () => {
  expect(progressLine({ label: '', done: 99_999, total: 100_000 }, 80)).toContain(' 99\u00a0%')
})

test('a line never reaches the edge of a narrow terminal', () => {
  expect(progressLine({ label: 'Проверяем', done: 1, total: 2 }, 30)).toHaveLength(29)
})

test('columns are as wide as their widest cell, numbers stand to the right', () => {
  const columns = [{ title: 'Имя' }, { title: 'N', align: 'right' as const }, { title: 'Итог' }]
  expect(
    textTable(columns, [
      ['Ранетка', '1', 'да'],
      ['Полянка', '240', ''],
    ]),
  ).toEqual(['Имя        N  Итог', '───────  ───  ────', 'Ранетка    1  да', 'Полянка  240'])
})

test('text is broken at spaces, behind an indent, and a number keeps its unit', () => {
  expect(wrapText('Годен до 23 ноября, ещё 3\u00a0дня', 16, '  ')).toEqual([
    '  Годен до 23',
    '  ноября, ещё',
    '  3\u00a0дня',
  ])
})

test('a word longer than the line stands alone', () => {
  expect(wrapText('код 0104600000041711215hT9q лишний', 10)).toEqual([
    'код',
    '0104600000041711215hT9q',
    'лишний',
  ])
})
