/** A title within a sentence: «Не введены» → «не введены», but «ЧЗ вернул» stays. */
export const lowerFirst = (title: string): string =>
  /^\p{Lu}(?!\p{Lu})/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title
