/** «Сырок, 40 г», «УПД № 7» with no-break spaces: a name from a document is shown as ours are. */
export const tieUnits = (name: string): string =>
  name.replace(/(\d) (?=(?:мг|г|кг|мл|л|шт|%|мм|см|м)(?![\p{L}\d]))/giu, '$1\u00a0').replace(/№ /g, '№\u00a0')
