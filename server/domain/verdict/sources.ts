/**
 * Where a rule comes from. The words stand in text/ under `rule-source.<key>`.
 * `sure`: read in the act or the official description; `likely`: several independent readings agree; `unsure`: one
 * reading, or our own conclusion.
 */
export interface Source {
  key: SourceKey
  certainty: 'sure' | 'likely' | 'unsure'
}

export const sourceKeys = [
  'pp-1944-unknown',
  'pp-1944-check-code',
  'pp-1944-withdrawn',
  'pp-1944-blocked',
  'pp-1944-not-introduced',
  'pp-1944-expired',
  'pp-1944-price',
  'pp-1944-gray-zone',
  'true-api-status',
  'true-api-special-state',
  'true-api-row-error',
  'true-api-eaes',
  'true-api-recognition',
  'true-api-access',
  'true-api-partial-sale',
  'till-certification',
  'true-api-contents',
  'codes-check-error',
  'codes-check-emergency',
  'codes-check-offline',
  'transfer-by-upd',
  'store-setting',
  'store-order',
] as const
export type SourceKey = (typeof sourceKeys)[number]

export const sure = (key: SourceKey): Source => ({ key, certainty: 'sure' })
export const likely = (key: SourceKey): Source => ({ key, certainty: 'likely' })
export const unsure = (key: SourceKey): Source => ({ key, certainty: 'unsure' })
