const { charCodeAt } = String.prototype

/**
 * `text.charCodeAt(at)` for loops over signs. V8 tells strings of files, of joins and of cuts apart; code that has met
 * more than four kinds looks the method up anew for each sign, ten times slower. Taken once, it is not looked up. For
 * the same reason such a loop takes `text.length` before it begins.
 */
export const unitAt = (text: string, at: number): number => charCodeAt.call(text, at)
