import { createHash } from 'node:crypto'
import type { Delivery } from '../../entities/index.js'
import type { Clock } from '../clock.js'
import type { Database } from '../database.js'
import { kindAsAsked } from '../domain/codes/kind-as-asked.js'
import { laneOf } from '../domain/codes/lane-of.js'
import { mayBeAsked } from '../domain/codes/may-be-asked.js'
import { parseCode } from '../domain/codes/parse-code.js'
import { parseCis, settleReadings } from '../domain/codes/settle-readings.js'
import type { ParsedCode } from '../domain/codes/parsed-code.js'
import { decideCode } from '../domain/verdict/decide-code.js'
import type { VerdictSettings } from '../domain/verdict/settings.js'
import { DocumentRefused, type DocumentFault } from '../intake/document-refused.js'
import type { DeliveryDraft, DraftCode } from '../intake/draft.js'
import { readDocument } from '../intake/read-document.js'
import type { Installation } from '../own-inns.js'
import type { Transaction } from '../transaction.js'
import { refuseUnknownEntity } from './choose-entity.js'
import { countCode, countRepeat, emptyCount, sortedHash, type ImportCount } from './import-count.js'
import { publishDelivery } from './publish-delivery.js'
import { beginStaging, type StagedCode, type Staging } from './stage-delivery.js'

export interface ImportInput {
  bytes: AsyncIterable<Uint8Array>
  fileName: string | null
  purpose: Delivery['purpose']
  /** A list that a scanner filled is told apart from a file. */
  source?: 'file' | 'scan'
  userId: number | null
  /** ИНН of the legal entity of ours that is to ask, where the document names none. */
  ownInn?: string | null
}

export type ImportResult =
  | { kind: 'made'; deliveryId: number }
  /** The very same is there already. */
  | { kind: 'same'; deliveryId: number }
  /** The same number and date, other content. */
  | { kind: 'changed'; deliveryId: number }
  | { kind: 'refused'; faults: DocumentFault[] }

export interface ImportTools {
  database: Database
  clock: Clock
  settings: VerdictSettings
  installation: Installation
  enqueueBatches: (batches: number[]) => Promise<void>
  /** Has those suppliers asked about whom deliveries want to know. */
  askParticipants: () => Promise<void>
  /** What else begins with a delivery, in the transaction that makes it visible. */
  onPublished?: (tx: Transaction, deliveryId: number) => Promise<void>
}

/**
 * Reads a document into rows that nobody sees, and makes the delivery visible in one last short transaction.
 * @throws AppError user `delivery.no-entity` (400)
 */
export async function importDelivery(tools: ImportTools, input: ImportInput): Promise<ImportResult> {
  const { database, clock } = tools
  await refuseUnknownEntity(database.read, tools.installation, input.ownInn ?? null)
  const staging = await beginStaging(database, {
    purpose: input.purpose,
    source: input.source === 'scan' ? 'scan' : 'list',
    fileName: input.fileName,
    createdById: input.userId,
    createdAt: clock.now(),
  })
  try {
    const reading = beginReading(tools, staging, input)
    const draft = await readDocument(keeping(input.bytes, staging), (codes) => reading.take(codes))
    await staging.flush()
    const result = await publishDelivery(tools, { staging, draft, input, ...reading.end(draft) })
    if (result.kind !== 'made') await staging.discard()
    return result
  } catch (error) {
    // Where even this fails (a full disk), the next start throws it away.
    await staging.discard().catch(() => undefined)
    if (error instanceof DocumentRefused) return { kind: 'refused', faults: error.faults }
    throw error
  }
}

/** Hands the bytes on and keeps them as they came. */
async function* keeping(bytes: AsyncIterable<Uint8Array>, staging: Staging): AsyncGenerator<Uint8Array> {
  for await (const part of bytes) {
    await staging.keepBytes(part)
    yield part
  }
}

interface Reading {
  take(codes: DraftCode[]): Promise<void>
  /** What was counted, and the hash of the content: of a list in any order, of a document in its own. */
  end(draft: DeliveryDraft): { count: ImportCount; codesHash: string }
}

function beginReading(tools: ImportTools, staging: Staging, input: ImportInput): Reading {
  const count = emptyCount()
  const seen = new Set<string>()
  const placeOfGtin = new Map<string, number>()
  const inOrder = createHash('sha256')

  /** In a list every GTIN is a line of its own. */
  const placeOf = (code: DraftCode, gtin: string | null): number => {
    if (code.place !== 'list') return code.lineIndex
    const place = placeOfGtin.get(gtin ?? '') ?? placeOfGtin.size
    placeOfGtin.set(gtin ?? '', place)
    return place
  }

  /** Null for a code that stands in the document already. */
  function readCode(draftCode: DraftCode, parsed: ParsedCode): StagedCode | null {
    const cis = parsed.cis ?? draftCode.text
    if (seen.has(cis)) {
      countRepeat(count, draftCode.row)
      return null
    }
    seen.add(cis)
    const place = placeOf(draftCode, parsed.gtin)
    const code = stagedCode(tools, {
      cis,
      parsed,
      text: draftCode.text,
      isAsked: draftCode.place === 'list' ? mayBeAsked(parsed) : parsed.cis !== null,
      place,
      input,
      deliveryId: staging.deliveryId,
    })
    countCode(count, code)
    return code
  }

  return {
    async take(codes) {
      const parsed = readCodes(codes)
      const staged: StagedCode[] = []
      let content = ''
      for (const [at, draftCode] of codes.entries()) {
        const code = readCode(draftCode, parsed[at]!)
        if (!code) continue
        staged.push(code)
        content += `${draftCode.lineIndex} ${code.cis}\n`
      }
      inOrder.update(content)
      await staging.add(staged)
    },
    end: (draft) => ({
      count,
      codesHash: draft.source === 'list' ? sortedHash(seen) : inOrder.digest('hex'),
    }),
  }
}

/** A document names КИ; a list holds whatever was scanned, where siblings of a GTIN tell what one alone does not. */
const readCodes = (codes: readonly DraftCode[]): ParsedCode[] =>
  codes[0]?.place === 'list'
    ? settleReadings(codes.map(({ text }) => parseCode(text)))
    : codes.map(({ text }) => parseCis(text))

interface ReadCode {
  cis: string
  parsed: ParsedCode
  text: string
  /** A scan only where it is whole; what a paper says is asked as it is written. */
  isAsked: boolean
  place: number
  input: ImportInput
  deliveryId: number
}

/** A code that can be asked waits; one that cannot has its outcome from the start. */
function stagedCode(tools: ImportTools, read: ReadCode): StagedCode {
  const { cis, parsed, text, place, input, deliveryId } = read
  const kind = kindAsAsked(parsed)
  const code: StagedCode = {
    place,
    deliveryId,
    // Its row is made when it is staged.
    lineId: 0,
    cis,
    raw: text === cis ? null : text,
    kind,
    gtin: parsed.gtin,
    lane: laneOf(parsed),
    outcome: 'wait',
    reasonId: '',
    reasons: null,
  }
  if (read.isAsked) return code
  const { origin, serial } = parsed
  const subject = { kind, origin, hasTail: false, serial, mrpKopecks: null, isDamaged: true }
  const decision = decideCode(subject, [], {
    now: tools.clock.now(),
    purpose: input.purpose,
    supplierInn: null,
    ownInn: null,
    priceKopecks: null,
    deadlinePassed: false,
    settings: tools.settings,
  })
  const reasons = decision.reasons.length > 0 ? JSON.stringify(decision.reasons) : null
  return { ...code, outcome: decision.outcome, reasonId: decision.reasons[0]?.id ?? '', reasons }
}
