import { describe } from 'vitest'
import { walkPages } from './page-walk.js'

describe('every page, whatever is sent to it', () => {
  walkPages(async () => undefined)
})
