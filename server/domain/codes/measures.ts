/** Net weight (AI 310n, kg) in grams and volume (AI 335n, litres) in millilitres; n is the count of decimals. */
export interface Measures {
  weightGrams: number | null
  volumeMl: number | null
}

/** `value` of an AI that ends in its count of decimals. */
export const inThousandths = (ai: string, value: string): number =>
  Math.round(Number(value) * 10 ** (3 - Number(ai[3])))

export function readMeasures(values: ReadonlyMap<string, string>): Measures {
  const measures: Measures = { weightGrams: null, volumeMl: null }
  for (const [ai, value] of values) {
    if (!/^\d{6}$/.test(value)) continue
    if (ai.startsWith('310')) measures.weightGrams = inThousandths(ai, value)
    if (ai.startsWith('335')) measures.volumeMl = inThousandths(ai, value)
  }
  return measures
}
