import { expect, test } from 'vitest'
import type { DeliveryView } from '../../../server/cli/api-shapes.js'
import { checkJson } from '../../../server/cli/check-json.js'
import { countsLine, reportLines } from '../../../server/cli/check-report.js'
import type { FileResult } from '../../../server/cli/check-files.js'

const delivery: DeliveryView = {
  id: '1',
  number: 'МБ-004417',
  issuedOn: '2026-11-23',
  supplier: { inn: '0069145277', name: 'ООО «Молочный берег»' },
  counts: { total: 1302, sell: 1295, risk: 0, block: 5, wait: 2, unknown: 0 },
  verdict: 'sign-partly',
  warnings: [],
  supplierRegistration: null,
  state: 'waiting',
  run: { state: 'waiting', done: 1300, total: 1302, heldReason: null },
}
const groups = [
  {
    id: 'not-introduced',
    outcome: 'block' as const,
    title: 'Не введены в оборот',
    texts: ['Коды нанесены, но производитель не сообщил о вводе в оборот.'],
    nextStep: 'Отложить. Поставщик вводит коды в оборот.',
    codes: ['c1', 'c2', 'c3', 'c4', 'c5'],
  },
  { id: '', outcome: 'wait' as const, title: '', texts: [], nextStep: '', codes: ['c6', 'c7'] },
]
const result: FileResult = { file: 'upd.xml', delivery, groups, isAgain: false }
const refused: FileResult = {
  file: 'cut.xml',
  refused: {
    message: 'Документ не прочитан.',
    faults: [{ key: 'xml-cut', line: 17, message: 'Файл обрывается.', nextStep: 'Запросите файл заново.' }],
  },
}

test('the report names what is refused, why, what to do, and only some of the codes', () => {
  const text = reportLines(result, 'ru', 80).join('\n')
  expect(text).toContain('УПД МБ-004417 от 23.11.2026, ООО «Молочный берег»')
  expect(text).toContain('Касса откажет: 5 кодов\n     5  Не введены в оборот\n')
  expect(text).toContain('Дальше: Отложить. Поставщик вводит коды в оборот.')
  expect(text).toContain('c3\n        и ещё 2')
  expect(text).not.toContain('c4')
  expect(text).toContain('Ждём ответа: 2 кода\n     2  Ещё не спрошены')
  expect(text).toMatch(/\n\nПодписывать частично\.$/)
})

test('the report says what is wrong with the supplier, and what to do', () => {
  const of = (message: string | null) => ({
    ...result,
    delivery: { ...delivery, supplierRegistration: { message, nextStep: message && 'Спросите его.' } },
  })
  const text = reportLines(of('Поставщик не зарегистрирован.'), 'ru', 80).join('\n')
  expect(text).toContain('Заметьте: Поставщик не зарегистрирован. Спросите его.')
  expect(reportLines(of(null), 'ru', 80).join('\n')).not.toContain('Заметьте')
})

test.each([40, 80])('no line but a code is longer than %i signs', (width) => {
  for (const line of reportLines(result, 'ru', width)) expect(line.length).toBeLessThanOrEqual(width)
})

test('outcomes without codes are not listed among the counts', () => {
  expect(countsLine(delivery, 'ru')).toBe(
    '1\u00a0295\u00a0можно продавать · 5\u00a0касса откажет · 2\u00a0ждём ответа',
  )
})

test('what is strange about the document is said before the counts', () => {
  const warned = { ...delivery, warnings: [{ key: 'cli.list' }] }
  expect(reportLines({ ...result, delivery: warned }, 'ru', 80)[2]).toBe('Заметьте: Список кодов')
})

test('a check that is held says why instead of a verdict', () => {
  const held = { ...delivery, state: 'held', run: { ...delivery.run!, heldReason: 'token-dead' } }
  const text = reportLines({ ...result, delivery: held }, 'ru', 120).join('\n')
  expect(text).toContain('Проверка остановлена: токен ЧЗ не действует.')
  expect(text).not.toContain('Подписывать')
})

test('a refused file is told with the line and the next step', () => {
  expect(reportLines(refused, 'ru', 80)).toEqual([
    'cut.xml: Документ не прочитан.',
    '  строка 17: Файл обрывается.',
    '  Дальше: Запросите файл заново.',
  ])
})

test('a file that cannot be read is told so', () => {
  const absent: FileResult = { file: 'no.xml', refused: { message: null, faults: [] } }
  expect(reportLines(absent, 'ru', 80)).toEqual(['no.xml: файл не читается. Проверьте имя и права.'])
})

test('JSON has every code and the exit code', () => {
  const document = JSON.parse(checkJson([result, refused], true, 3)) as {
    training: boolean
    exitCode: number
    files: { reasons?: { codes: string[] }[]; faults?: unknown[] }[]
  }
  expect(document).toMatchObject({ training: true, exitCode: 3 })
  expect(document.files[0]?.reasons?.[0]?.codes).toHaveLength(5)
  expect(document.files[1]?.faults).toHaveLength(1)
})
