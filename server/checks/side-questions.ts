import type { CheckBatch } from '../../entities/index.js'
import type { CodeFacts } from '../domain/verdict/facts.js'
import { askGrayZone } from './ask-gray-zone.js'
import type { CodeState } from './asked-code.js'
import type { CheckTools } from './check-tools.js'
import { askCards, lacksGroup } from './product-cards.js'
import { factsAbout } from './questions.js'

/**
 * What an answer leaves open and another method knows: the group of unknown goods, the gray zone of tobacco. Whatever goes
 * wrong here, the answer itself is written.
 */
export async function askBeside(
  tools: CheckTools,
  batch: CheckBatch,
  answer: { codes: CodeState[]; rows: Map<string, CodeFacts> },
): Promise<void> {
  const { codes, rows } = answer
  const nameless = codes.filter((code) => lacksGroup(factsAbout(code, rows)))
  try {
    await askCards(
      tools,
      nameless.map(({ gtin }) => gtin),
      batch,
    )
    await askGrayZone(tools, batch, answer)
  } catch (error) {
    if (!tools.stop.aborted) tools.log.warn({ err: error }, 'a question beside the status failed')
  }
}
