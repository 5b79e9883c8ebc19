import type { RuleOutline } from './rule.js'
import { likely, sure, unsure } from './sources.js'

/** No answer yet: time or the next question will tell. Nothing here is a fault of the goods. */
const waitRules = {
  'eaeu-not-known-yet': {
    outcome: 'wait',
    weight: 490,
    source: likely('true-api-recognition'),
    who: 'program',
    fault: 'nobody',
    setAside: true,
  },
  'authentic-not-registered': {
    outcome: 'wait',
    weight: 485,
    source: sure('true-api-eaes'),
    who: 'program',
    fault: 'nobody',
    setAside: true,
  },
  'eaeu-no-answer': {
    outcome: 'wait',
    weight: 480,
    source: likely('true-api-recognition'),
    who: 'program',
    fault: 'nobody',
    setAside: true,
  },
  emergency: {
    outcome: 'wait',
    weight: 470,
    source: likely('codes-check-emergency'),
    who: 'program',
    fault: 'nobody',
  },
  'no-answer': {
    outcome: 'wait',
    weight: 460,
    source: sure('true-api-row-error'),
    who: 'program',
    fault: 'nobody',
  },
  'box-contents-late': {
    outcome: 'wait',
    weight: 455,
    source: sure('true-api-contents'),
    who: 'program',
    fault: 'nobody',
  },
  'not-asked': {
    outcome: 'wait',
    weight: 450,
    source: sure('store-order'),
    who: 'program',
    fault: 'nobody',
  },
} as const satisfies Record<string, RuleOutline>

/** Nothing more will come by itself: a person decides. */
const unknownRules = {
  'counted-in-bulk': {
    outcome: 'unknown',
    weight: 395,
    source: likely('true-api-recognition'),
    who: 'manager',
    fault: 'nobody',
  },
  'eaeu-deadline-passed': {
    outcome: 'unknown',
    weight: 390,
    source: likely('true-api-recognition'),
    who: 'manager',
    fault: 'importer',
    ground: 18,
  },
  'deadline-passed': {
    outcome: 'unknown',
    weight: 385,
    source: sure('store-order'),
    who: 'manager',
    fault: 'nobody',
  },
  'group-unknown': {
    outcome: 'unknown',
    weight: 375,
    source: unsure('true-api-recognition'),
    who: 'manager-supplier',
    fault: 'nobody',
  },
  'box-not-found': {
    outcome: 'unknown',
    weight: 370,
    source: sure('true-api-row-error'),
    who: 'receiver',
    fault: 'packer',
    ground: 16,
  },
  'box-disaggregated': {
    outcome: 'unknown',
    weight: 365,
    source: sure('true-api-status'),
    who: 'receiver',
    fault: 'packer',
    ground: 16,
  },
  'box-contents-not-asked': {
    outcome: 'unknown',
    weight: 360,
    source: sure('store-order'),
    who: 'receiver',
    fault: 'nobody',
  },
  'box-contents-untold': {
    outcome: 'unknown',
    weight: 359,
    source: sure('true-api-contents'),
    who: 'receiver',
    fault: 'packer',
    ground: 16,
  },
  'box-other-goods': {
    outcome: 'unknown',
    weight: 358,
    source: sure('true-api-contents'),
    who: 'receiver',
    fault: 'packer',
    ground: 16,
  },
  'box-count-differs': {
    outcome: 'unknown',
    weight: 357,
    source: likely('true-api-contents'),
    who: 'receiver',
    fault: 'packer',
    ground: 16,
  },
  'box-holds-unknown': {
    outcome: 'unknown',
    weight: 356,
    source: sure('true-api-contents'),
    who: 'receiver',
    fault: 'nobody',
  },
  'row-error': {
    outcome: 'unknown',
    weight: 355,
    source: unsure('true-api-row-error'),
    who: 'administrator',
    fault: 'nobody',
  },
  'refused-no-access': {
    outcome: 'unknown',
    weight: 350,
    source: sure('true-api-access'),
    who: 'manager-supplier',
    fault: 'nobody',
  },
  'refused-bad-request': {
    outcome: 'unknown',
    weight: 345,
    source: sure('true-api-row-error'),
    who: 'receiver',
    fault: 'nobody',
  },
  'no-channel': {
    outcome: 'unknown',
    weight: 340,
    source: sure('store-order'),
    who: 'receiver',
    fault: 'store',
  },
  'offline-only': {
    outcome: 'unknown',
    weight: 335,
    source: sure('codes-check-offline'),
    who: 'program',
    fault: 'nobody',
  },
  'gray-zone-unsure': {
    outcome: 'unknown',
    weight: 330,
    source: likely('pp-1944-gray-zone'),
    who: 'manager',
    fault: 'nobody',
  },
  'state-not-known': {
    outcome: 'unknown',
    weight: 325,
    source: sure('true-api-status'),
    who: 'manager',
    fault: 'nobody',
  },
  'not-a-marking-code': {
    outcome: 'unknown',
    weight: 320,
    source: sure('store-order'),
    who: 'receiver',
    fault: 'nobody',
  },
} as const satisfies Record<string, RuleOutline>

/** Shown, without effect. */
const noteRules = {
  'channels-disagree': {
    outcome: 'sell',
    weight: 90,
    source: sure('store-order'),
    who: 'program',
    fault: 'nobody',
  },
  'gray-zone': {
    outcome: 'sell',
    weight: 80,
    source: likely('pp-1944-gray-zone'),
    who: 'manager',
    fault: 'nobody',
    groups: ['tobacco'],
  },
  'box-contents-good': {
    outcome: 'sell',
    weight: 70,
    source: sure('true-api-contents'),
    who: 'program',
    fault: 'nobody',
  },
} as const satisfies Record<string, RuleOutline>

export const openRules = { ...waitRules, ...unknownRules, ...noteRules } as const
