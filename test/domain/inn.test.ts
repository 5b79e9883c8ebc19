import { describe, expect, it } from 'vitest'
import { hasRightControlDigits, isInnShaped } from '../../server/domain/inn.js'

describe('an ИНН', () => {
  it.each(['0069145277', '006914527708'])('%s is shaped like one', (inn) =>
    expect(isInnShaped(inn)).toBe(true),
  )
  it.each(['', '100083608', '00691452771', '006914527A', ' 0069145277'])('«%s» is not', (inn) =>
    expect(isInnShaped(inn)).toBe(false),
  )
  it('of ten digits has one control digit', () => {
    const right = '0123456789'.split('').filter((digit) => hasRightControlDigits(`006914527${digit}`))
    expect(right).toHaveLength(1)
  })
  it('of twelve digits has two', () => {
    const pairs = Array.from({ length: 100 }, (_, pair) => String(pair).padStart(2, '0'))
    expect(pairs.filter((pair) => hasRightControlDigits(`0069145277${pair}`))).toHaveLength(1)
  })
  it('is right by hand: the ninth digit weighs 8', () => {
    expect(hasRightControlDigits('0000000018')).toBe(true)
    expect(hasRightControlDigits('0000000019')).toBe(false)
  })
  it('of a slip of the hand is not right', () => {
    const digit = '0123456789'.split('').find((one) => hasRightControlDigits(`006914527${one}`))!
    expect(hasRightControlDigits(`006915427${digit}`)).toBe(false)
  })
})
