import { describe, expect, it } from 'vitest'
import { Code, Exchange } from '../../../entities/index.js'
import type { CodeState } from '../../../server/sandbox/code-state.js'
import { scenarioOf } from '../../../server/sandbox/scenario.js'
import { applied } from '../../../server/sandbox/states.js'
import { cisOf } from '../../codes.js'
import { countersAgree, startWork } from '../../start-work.js'

const supplier = { inn: '0069145277', name: 'ООО «Табачный двор»' }
const goodsOf = (group: string, groupId: number) => ({
  name: 'Пачка',
  brand: 'Двор',
  group,
  groupId,
  tnVedGroup: '2402',
  producer: supplier,
})
const tobacco = applied(goodsOf('tobacco', 3), supplier)
const [gray, late, milk] = [cisOf(1), cisOf(2), cisOf(3)]
const states = new Map<string, CodeState>([
  [gray, { ...tobacco, inGrayZone: true }],
  [late, tobacco],
  [milk, applied(goodsOf('milk', 8), supplier)],
])

describe('tobacco that is put on goods and not introduced', () => {
  it('is asked about its gray zone, alone of all goods, and only there the ban is lifted', async () => {
    const work = await startWork({ scenario: scenarioOf(states) })
    const id = await work.importList([...states.keys()])
    await work.reaches(id, 'done')
    expect(await work.outcomesOf(id)).toEqual({ [gray]: 'sell', [late]: 'block', [milk]: 'block' })
    const kept = await work.database.read.find(Exchange, { order: { id: 'ASC' } })
    const asked = kept.find(({ path }) => path.endsWith('cises/gz/info'))!
    expect(asked.codeCount).toBe(2)
    // Its answer is evidence for the verdict on the code.
    const code = await work.database.read.findOneByOrFail(Code, { cis: gray })
    expect(code.exchangeIds!.split(',')).toContain(String(asked.id))
    expect(code.reasonId).toBe('gray-zone')
    await countersAgree(work.database, id)
    await work.close()
  })
})
