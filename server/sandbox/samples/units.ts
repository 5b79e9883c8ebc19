/** Units of ОКЕИ that the sample documents use. */
export const piece = { code: '796', name: 'шт' }
export const pack = { code: '778', name: 'упак' }
