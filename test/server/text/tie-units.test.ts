import { expect, it } from 'vitest'
import { tieUnits } from '../../../server/text/tie-units.js'

it('ties a number to its unit and nothing else', () => {
  expect(tieUnits('Кефир 1 %, 900 г')).toBe('Кефир 1\u00a0%, 900\u00a0г')
  expect(tieUnits('Вода 1,5 л')).toBe('Вода 1,5\u00a0л')
  expect(tieUnits('Набор 3 груши, 2 лимона')).toBe('Набор 3 груши, 2 лимона')
  expect(tieUnits('04600000041711')).toBe('04600000041711')
})
