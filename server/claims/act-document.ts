import { codeRow, makeCodeMeasure, type CodeRow } from './act-codes.js'
import type { ActEnd } from './act-end.js'
import { planAct, type ActPlan, type SheetFrame } from './act-sheets.js'
import type { ActStyles } from './act-styles.js'
import type { ClaimsQueries, FoundClaim } from './claims-queries.js'

/** A sheet of the annex. */
export interface CodesSheet extends SheetFrame {
  rows: CodeRow[]
  keptAt: string
  /** Is there a table: rows, or the total alone? */
  hasRows: boolean
  end: ActEnd | null
}

export interface ActSettings {
  zone: string
  /** «УЧЕБНЫЙ КОНТУР» across every sheet. */
  training: boolean
}

export interface ActParts {
  queries: Pick<ClaimsQueries, 'codesOf' | 'codesBetween'>
  /** Renders a template by its path under views/. */
  render(name: string, model: object): string
  styles: ActStyles
  settings: ActSettings
}

export interface ActDocument {
  plan(claim: FoundClaim): Promise<ActPlan>
  /** Sheets of the annex one after another: an act of 345,000 codes is never in memory whole. */
  codesSheets(claim: FoundClaim, plan: ActPlan): AsyncGenerator<CodesSheet>
  /** The act in pieces, as one file that needs nothing else: it opens from a disk, its policy is inside. */
  write(claim: FoundClaim): AsyncGenerator<string>
  /** The same sheets on a page of the program: `desk` is the HTML around them, with the mark where they go. */
  writeOnDesk(claim: FoundClaim, desk: string): AsyncGenerator<string>
}

/** The form is Russian, whatever language a person reads. */
const language = 'ru'
const stylesMark = '/*styles*/'
const sheetsMark = '<!--sheets-->'

export function makeActDocument(parts: ActParts): ActDocument {
  const { queries, render, styles, settings } = parts
  const act: ActDocument = {
    async plan(claim) {
      const measure = makeCodeMeasure(keptAtOf(claim))
      const heights: number[] = []
      for await (const codes of queries.codesOf(claim.id))
        for (const code of codes) heights.push(measure(code))
      return planAct(claim, heights, settings)
    },
    async *codesSheets(claim, plan) {
      for (const [index, { from, to }] of plan.codes.entries()) {
        const last = index === plan.codes.length - 1
        const codes = to > from ? await queries.codesBetween(claim.id, from + 1, to) : []
        yield {
          ...plan.frame(plan.goods.length + index + 1),
          rows: codes.map((code) => codeRow(code, settings.zone)),
          keptAt: keptAtOf(claim),
          hasRows: codes.length > 0 || last,
          end: last ? plan.end : null,
        }
      }
    },
    write: (claim) =>
      act.writeOnDesk(
        claim,
        render('reports/act-torg-2', { language, number: claim.number, csp: styles.csp }).replace(
          stylesMark,
          () => styles.css,
        ),
      ),
    async *writeOnDesk(claim, desk) {
      const plan = await act.plan(claim)
      const [before = '', after = ''] = desk.split(sheetsMark)
      yield before
      for (const sheet of plan.goods) yield render('partials/act/goods-sheet', { ...sheet, language })
      for await (const sheet of act.codesSheets(claim, plan))
        yield render('partials/act/codes-sheet', { ...sheet, language })
      yield after
    },
  }
  return act
}

const keptAtOf = ({ details }: FoundClaim): string =>
  typeof details.keptAt === 'string' ? details.keptAt : ''
