import { describe, expect, it } from 'vitest'
import { addHeld, gapIn, type OpenedBox } from '../../../server/checks/opened-box.js'
import { cisOf } from '../../codes.js'

const root = '00046000000000000012'
const emptyBox = (): OpenedBox => ({
  code: { cis: root } as OpenedBox['code'],
  gap: null,
  inner: new Map(),
  exchangeIds: [],
})
const held = (cis: string, ...inside: string[]) => ({
  cis,
  inside: inside.map((one) => ({ cis: one, inside: [] })),
})
const outermost = { parent: root, inSet: false }

describe('a box that is opened', () => {
  it('takes 30,000 codes and no more', () => {
    const box = emptyBox()
    const many = Array.from({ length: 30_002 }, (_, at) => held(`010460000000001521${at}`))
    expect(addHeld(box, many, outermost)).toHaveLength(30_000)
    expect(box.gap).toBe('too-many')
  })

  it('takes a code once that ЧЗ names in two packs', () => {
    const box = emptyBox()
    const fresh = addHeld(box, [held(cisOf(8), cisOf(1)), held(cisOf(9), cisOf(1), cisOf(2))], outermost)
    expect(fresh.map(({ cis }) => cis)).toEqual([cisOf(8), cisOf(1), cisOf(9), cisOf(2)])
    expect(box.gap).toBeNull()
  })

  it('is not in itself, nor in what it holds', () => {
    for (const inside of [held(root), held(cisOf(8), root), held(cisOf(8), cisOf(8))]) {
      const box = emptyBox()
      addHeld(box, [inside], outermost)
      expect(box.gap).toBe('untold')
    }
  })

  it('keeps that an answer is still to come before all that is wrong with it', () => {
    const box = emptyBox()
    for (const [gap, kept] of [
      ['untold', 'untold'],
      ['too-deep', 'untold'],
      ['late', 'late'],
      ['untold', 'late'],
    ] as const) {
      gapIn(box, gap)
      expect(box.gap).toBe(kept)
    }
  })
})
