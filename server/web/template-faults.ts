import Handlebars from 'handlebars'
import { isSentenceKey } from '../text/say.js'

type Node = hbs.AST.Node
type Report = (fault: string) => void

/** Where a partial may be chosen by the model: it shows every partial there is. */
const choosesPartials = 'pages/dev/gallery'

/** Handlebars' first pass: what a template will do, step by step. Its types do not tell of it. */
const { Compiler } = Handlebars as unknown as {
  Compiler: new () => { compile(program: hbs.AST.Program, options: CompileOptions): unknown }
}

/**
 * What would go wrong in a template when it is shown, as lines for a person who mends it. The first pass meets every fault
 * that compiling would; the second writes the program, takes most of the time, and is left to the first show.
 */
export function templateFaults(sources: Map<string, string>, options: CompileOptions): string[] {
  const faults: string[] = []
  for (const [name, source] of sources) {
    const report: Report = (fault) => faults.push(`views/${name}.hbs: ${fault}`)
    try {
      const program = Handlebars.parse(source)
      visitorOf(name, sources, report).accept(program)
      new Compiler().compile(program, { ...options })
    } catch (error) {
      report((error as Error).message)
    }
  }
  return faults
}

function visitorOf(name: string, sources: Map<string, string>, report: Report): Handlebars.Visitor {
  const visitor = new Handlebars.Visitor()
  const { PartialStatement, MustacheStatement, SubExpression } = Handlebars.Visitor.prototype
  visitor.PartialStatement = function (statement) {
    checkPartial(name, statement, sources, report)
    PartialStatement.call(this, statement)
  }
  visitor.MustacheStatement = function (statement) {
    if (!statement.escaped && !(name.startsWith('layouts/') && isPath(statement.path, 'body')))
      report('three braces: only the body of a layout goes in unescaped')
    checkSentence(statement, report)
    MustacheStatement.call(this, statement)
  }
  visitor.SubExpression = function (expression) {
    checkSentence(expression, report)
    SubExpression.call(this, expression)
  }
  return visitor
}

function checkPartial(
  name: string,
  statement: hbs.AST.PartialStatement,
  sources: Map<string, string>,
  report: Report,
): void {
  if (statement.name.type === 'SubExpression') {
    if (name !== choosesPartials) report('a partial is called by its name')
    return
  }
  const partial = String((statement.name as hbs.AST.PathExpression).original)
  if (!sources.has(`partials/${partial}`)) report(`no partial ${partial}`)
}

/** A key that stands in the template must have its sentence. */
function checkSentence(call: hbs.AST.MustacheStatement | hbs.AST.SubExpression, report: Report): void {
  const [key] = call.params
  if (!isPath(call.path, 't') || key?.type !== 'StringLiteral') return
  const text = (key as hbs.AST.StringLiteral).value
  if (!isSentenceKey(text)) report(`no sentence ${text}`)
}

const isPath = (node: Node, original: string): boolean =>
  node.type === 'PathExpression' && (node as hbs.AST.PathExpression).original === original
