import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

const themes = ['light', 'dark'] as const
const widths = [1280, 390, 360]

/** A colour on its way from one theme to the other is nobody's fault. */
const settle = 'document.body.offsetWidth && document.getAnimations().forEach((one) => one.finish())'

interface Found {
  id: string
  nodes: { target: string[]; failureSummary: string }[]
}

/**
 * What WCAG 2.2 AA forbids on the page as it stands, and what sticks out sideways, in both themes at every width. 390
 * is asked for its width alone: it has the layout of 360.
 */
export async function axeFaults(page: Page): Promise<string[]> {
  // Through the debugger: the strict policy of the page lets no other script in.
  await page.evaluate(axe)
  await page.evaluate('document.querySelectorAll("main details").forEach((part) => (part.open = true))')
  const faults: string[] = []
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 })
    const wide = (await page.evaluate('document.documentElement.scrollWidth')) as number
    if (wide > width) faults.push(`${width}: ${wide} wide`)
    for (const theme of width === 390 ? [] : themes) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      await page.evaluate(settle)
      const found = await runAxe(page)
      faults.push(...found.map((fault) => `${width} ${theme}: ${fault}`))
    }
  }
  return faults
}

async function runAxe(page: Page): Promise<string[]> {
  const options = { runOnly: { type: 'tag', values: standards }, resultTypes: ['violations'] }
  // The word across a sheet of the training contour is a ground, not a text: every foot has it in clear.
  const where = { exclude: ['.act-training'] }
  const { violations } = (await page.evaluate(
    `axe.run(${JSON.stringify(where)}, ${JSON.stringify(options)})`,
  )) as {
    violations: Found[]
  }
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  )
}
