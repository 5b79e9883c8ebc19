import type { Counts, DeliveryView } from '../cli/api-shapes.js'
import { textTable, type TableColumn } from '../cli/text-table.js'
import { formatCount, say, type Language } from '../text/say.js'
import { isAsExpected, type DemoDelivery } from './demo-deliveries.js'

const outcomeColumns = ['total', 'sell', 'risk', 'block', 'wait', 'unknown'] as const

/** The deliveries with their counts; under each that differs from its scenario, what was expected. */
export function demoTable(deliveries: readonly DemoDelivery[], language: Language): string[] {
  const columns: TableColumn[] = [
    { title: say(language, 'demo.column.supplier') },
    { title: say(language, 'demo.column.document') },
    ...outcomeColumns.map((name) => ({
      title: say(language, `demo.column.${name}`),
      align: 'right' as const,
    })),
    { title: say(language, 'demo.column.verdict') },
  ]
  return textTable(
    columns,
    deliveries.flatMap((item) => rowsOf(item, language)),
  )
}

function rowsOf(item: DemoDelivery, language: Language): string[][] {
  const { delivery, sample } = item
  const name = delivery.supplier?.name.replace(/^ООО «(.*)»$/, '$1') ?? ''
  const row = [name, delivery.number ?? '', ...resultCells(delivery, language)]
  if (isAsExpected(item)) return [row]
  return [row, [say(language, 'demo.expected'), '', ...resultCells(sample, language)]]
}

const resultCells = ({ counts, verdict }: Pick<DeliveryView, 'counts' | 'verdict'>, language: Language) => [
  ...cellsOf(counts),
  say(language, `demo.verdict.${verdict}`),
]

const cellsOf = (counts: Counts): string[] => outcomeColumns.map((name) => formatCount(counts[name]))
