import { In, type EntityManager } from 'typeorm'
import { Code, DocumentCheck } from '../../entities/index.js'
import { groupDocumentErrors, type DocumentError } from '../domain/document-errors.js'

/** Codes that a page shows of one kind of error; the rest is counted. */
export const codesShown = 8
/** Kinds of errors that a page shows. */
export const kindsShown = 12

/** The newest check of the document of a delivery, and which of the codes that it shows are in the delivery. */
export interface DocumentCheckView {
  check: DocumentCheck
  groups: { code: string; errors: DocumentError[] }[]
  /** By what ЧЗ calls it. */
  codes: ReadonlyMap<string, Pick<Code, 'id' | 'cis'>>
}

export async function documentCheckOf(
  read: EntityManager,
  deliveryId: number,
): Promise<DocumentCheckView | null> {
  const check = await newestOf(read, deliveryId)
  if (check === null) return null
  const groups = groupDocumentErrors(check.errors ?? [])
  const shown = groups.slice(0, kindsShown).flatMap(({ errors }) => errors.slice(0, codesShown))
  const named = shown.flatMap(({ cis }) => cis ?? [])
  return { check, groups, codes: await codesNamed(read, deliveryId, named) }
}

/** Rises with every change of it; '' while there is none. */
export async function documentCheckMark(read: EntityManager, deliveryId: number): Promise<string> {
  const newest = await newestOf(read, deliveryId, { id: true, version: true })
  return newest === null ? '' : `.${newest.id}.${newest.version}`
}

const newestOf = (
  read: EntityManager,
  deliveryId: number,
  select?: { id: true; version: true },
): Promise<DocumentCheck | null> =>
  read.findOne(DocumentCheck, { where: { deliveryId }, order: { id: 'DESC' }, select })

/** A box is known with and without its identifier 00. */
async function codesNamed(
  read: EntityManager,
  deliveryId: number,
  named: string[],
): Promise<DocumentCheckView['codes']> {
  if (named.length === 0) return new Map()
  const forms = new Map(named.flatMap((cis) => formsOf(cis).map((form) => [form, cis] as const)))
  const codes = await read.find(Code, {
    where: { deliveryId, cis: In([...forms.keys()]) },
    select: { id: true, cis: true },
  })
  return new Map(codes.map((code) => [forms.get(code.cis)!, code]))
}

const formsOf = (cis: string): string[] => {
  if (/^\d{18}$/.test(cis)) return [cis, `00${cis}`]
  return /^00\d{18}$/.test(cis) ? [cis, cis.slice(2)] : [cis]
}
