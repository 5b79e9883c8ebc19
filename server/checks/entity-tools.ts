import { makeChannelHealth } from './channel-health.js'
import { makeCheckPartChannel, type CheckPartsOptions } from './check-part-channel.js'
import type { CheckTools, EntityTools, ProcessTools } from './check-tools.js'
import type { OwnEntities, OwnEntity } from './own-entities.js'

export interface EntityToolsParts {
  own: OwnEntities
  checkParts: CheckPartsOptions
  /** The channel of a legal entity is up again. */
  onUp: (tools: CheckTools) => void
}

/** Tools of each legal entity: how its channels do is its own, whatever becomes of the others. */
export function makeEntityTools(
  process: ProcessTools,
  { own, checkParts, onUp }: EntityToolsParts,
): EntityTools {
  const made = new Map<OwnEntity, CheckTools>()
  const at = (entity: OwnEntity): CheckTools => {
    const tools = made.get(entity) ?? toolsOf(entity)
    made.set(entity, tools)
    return tools
  }
  const entities: EntityTools = { of: (inn) => at(own.of(inn)), all: () => own.all().map(at) }

  function toolsOf(entity: OwnEntity): CheckTools {
    const { inn: ownInn, ...asks } = entity
    const { clock, scale } = process
    const tools: CheckTools = {
      ...process,
      ...asks,
      ownInn,
      isDefault: () => own.isDefault(entity),
      entities,
      health: makeChannelHealth(clock, { scale, onUp: () => onUp(tools) }),
      // What it missed is asked in the next pass of each code.
      abroad: { health: makeChannelHealth(clock, { scale, onUp: () => undefined }), batches: 0 },
      checkParts: makeCheckPartChannel(checkParts, { clock, scale }),
      asking: new Set(),
      refusals: { count: 0 },
    }
    return tools
  }
  return entities
}
