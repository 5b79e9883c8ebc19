import { Box, BoxedCode } from './box.js'
import { BudgetUse } from './budget-use.js'
import { ChannelPulse } from './channel-pulse.js'
import { ChannelState } from './channel-state.js'
import { CheckBatch } from './check-batch.js'
import { CheckRun } from './check-run.js'
import { Claim, ClaimCode } from './claim.js'
import { Code } from './code.js'
import { DeliveryLine } from './delivery-line.js'
import { Delivery } from './delivery.js'
import { DocumentCheck } from './document-check.js'
import { DocumentPart } from './document-part.js'
import { Exchange, ExchangeHead } from './exchange.js'
import { JournalEntry } from './journal-entry.js'
import { LateNews } from './late-news.js'
import { LegalEntity } from './legal-entity.js'
import { DeliveryGroup, Participant } from './participant.js'
import { Price } from './price.js'
import { ProductCard } from './product-card.js'
import { RuleSwitch } from './rule-switch.js'
import { ScheduleHold } from './schedule-hold.js'
import { Session } from './session.js'
import { Setting } from './setting.js'
import { Tally } from './tally.js'
import { User } from './user.js'

/** Every table. A class that is not here does not exist for the database. */
export const entities = [
  Box,
  BoxedCode,
  BudgetUse,
  ChannelPulse,
  ChannelState,
  CheckBatch,
  CheckRun,
  Claim,
  ClaimCode,
  Code,
  Delivery,
  DeliveryGroup,
  DeliveryLine,
  DocumentCheck,
  DocumentPart,
  Exchange,
  ExchangeHead,
  JournalEntry,
  LateNews,
  LegalEntity,
  Participant,
  Price,
  ProductCard,
  RuleSwitch,
  ScheduleHold,
  Session,
  Setting,
  Tally,
  User,
]

export {
  Box,
  BoxedCode,
  BudgetUse,
  ChannelPulse,
  ChannelState,
  CheckBatch,
  CheckRun,
  Claim,
  ClaimCode,
  Code,
  Delivery,
  DeliveryGroup,
  DeliveryLine,
  DocumentCheck,
  DocumentPart,
  Exchange,
  ExchangeHead,
  JournalEntry,
  LateNews,
  LegalEntity,
  Participant,
  Price,
  ProductCard,
  RuleSwitch,
  ScheduleHold,
  Session,
  Setting,
  Tally,
  User,
}
