import { allActFields } from '../../server/domain/claim/act-fields.js'

/** A field of a form: what is taken, and values that are refused. */
interface PageField {
  valid: string
  wrong?: readonly string[]
  /** Signs that are too many; 5,000 where nothing is said. */
  tooLong?: number
  /** What no link or form of ours has is read as absent: no fault is told, and nothing comes of it. */
  isLenient?: true
  /** Where its fault is refused otherwise than those of the form. */
  refusal?: number
}

/** What the form of a route sends. A route that changes something and has no entry fails the walk. */
export interface PageForm {
  /** Where it is sent: the address of the route with what is there. */
  at?: string
  fields: Record<string, PageField>
  /** Sent with nothing filled in it is taken all the same. */
  mayBeEmpty?: true
  /** A fault is told by the next page, or by a page of refusal. */
  refusal?: number
  /** For who is not signed in. */
  isOpen?: true
  /** Every try is kept, refused or not. */
  keepsTries?: true
  takesFiles?: true
  /** Who is named there is nobody. */
  isNeverTaken?: true
}

const newPassword = 'another-password-of-the-tests'

/** Past any day on which the tests are run. */
const day = '2099-01-01'
const button: PageForm = { fields: {}, mayBeEmpty: true }
const text = (valid: string): PageField => ({ valid, wrong: ['', '   '] })
const oneOf = (valid: string): PageField => ({ valid, wrong: ['', 'pigeon', 'constructor', '__proto__'] })

/** Fields of an act are alike by their kind. */
const oneOfEach = allActFields.filter(
  ({ kind }, at) => allActFields.findIndex((field) => field.kind === kind) === at,
)

export const pageForms = ({ password, until }: { password: string; until: string }) =>
  ({
    'post /language': {
      fields: { language: { ...oneOf('ru'), isLenient: true } },
      isOpen: true,
      mayBeEmpty: true,
    },
    'post /theme': {
      fields: { theme: { ...oneOf('dark'), isLenient: true } },
      isOpen: true,
      mayBeEmpty: true,
    },
    'post /sign-in': {
      fields: {
        login: text('nobody'),
        password: { valid: 'no password', wrong: [''] },
        keep: { valid: 'on', wrong: ['pigeon'] },
      },
      isOpen: true,
      keepsTries: true,
      isNeverTaken: true,
    },
    'post /users': {
      fields: {
        login: { ...text('new.login'), wrong: ['?', ''] },
        name: text('Новый Н. Н.'),
        role: oneOf('manager'),
      },
    },
    'post /users/:id': { at: '/users/2', fields: { name: text('Иной И. И.'), role: oneOf('receiver') } },
    'post /users/:id/password': { ...button, at: '/users/6/password' },
    'post /users/:id/closing': { ...button, at: '/users/6/closing' },
    'post /users/:id/opening': { ...button, at: '/users/6/opening' },
    'post /deliveries': {
      fields: {
        codes: { valid: '', isLenient: true },
        purpose: { valid: 'audit', wrong: ['pigeon'], refusal: 400 },
      },
      takesFiles: true,
    },
    'post /deliveries/:id/cancel': { ...button, at: '/deliveries/1/cancel' },
    'post /deliveries/:id/recheck': { ...button, at: '/deliveries/1/recheck' },
    'post /deliveries/:id/document-check': { ...button, at: '/deliveries/2/document-check' },
    'post /codes': { fields: { q: { valid: 'молоко', isLenient: true } }, mayBeEmpty: true },
    'post /codes/:id/recheck': { ...button, at: '/codes/1/recheck' },
    'post /deliveries/:id/claims': { ...button, at: '/deliveries/1/claims' },
    'post /claims/:id': {
      at: '/claims/1',
      fields: Object.fromEntries(
        oneOfEach.map(({ name, kind }) => [
          name,
          kind === 'time' ? { valid: '', wrong: ['pigeon', '2026-99-99T99:99'] } : { valid: 'слово' },
        ]),
      ),
      mayBeEmpty: true,
    },
    'post /rules/cells/:group/:case': {
      at: '/rules/cells/milk/not-introduced',
      fields: {
        effect: oneOf('warn'),
        fromOn: { valid: day, wrong: ['', '2000-01-01', '2099-13-45', '+099-01-01'] },
      },
    },
    'post /rules/groups/:group': {
      at: '/rules/groups/milk',
      fields: {
        dutyOn: { valid: '2025-01-01', wrong: ['pigeon', '2099-02-45'] },
        days: { valid: '4', wrong: ['pigeon', '-1', '1.5', '1e3', '9999'] },
      },
      mayBeEmpty: true,
    },
    'post /rules/patience/:group': {
      at: '/rules/patience/milk',
      fields: {
        'retry-waits': { valid: '5 с, 1 мин', wrong: ['pigeon', '5', '0 с', '2 мин, 1 мин', '99999 с'] },
        'retry-deadline': { valid: '2 ч', wrong: ['pigeon', '5', '31 день', '1 с'] },
        'eaeu-waits': { valid: '10 мин', wrong: ['pigeon', '5 мин 3 с', '8 дней'] },
        'eaeu-deadline': { valid: '3 дня', wrong: ['pigeon', '-1 ч', '1e3 ч'] },
      },
      mayBeEmpty: true,
    },
    'post /rules/share': {
      fields: { percent: { valid: '25', wrong: ['', '0', '101', '1.5'] } },
      refusal: 303,
    },
    'post /rules/document-check': {
      fields: { onUpload: { valid: 'on', isLenient: true } },
      mayBeEmpty: true,
    },
    'post /rules/pauses': {
      fields: {
        group: { valid: 'milk', wrong: ['pigeon', 'constructor'] },
        case: oneOf('not-introduced'),
        until: { valid: until, wrong: ['', '25:00', 'pigeon'] },
        reason: text('учение'),
      },
    },
    'post /rules/pauses/:id/ending': { ...button, at: '/rules/pauses/1/ending' },
    'post /channels/maintenance': {
      fields: { until: { valid: until, wrong: ['', '25:00'] }, reason: text('учение') },
    },
    'post /channels/maintenance/ending': button,
    'post /channels/questions': button,
    'post /channels/scan-order': {
      fields: {
        first: { valid: 'cdn', wrong: ['pigeon', 'local-module'] },
        second: { valid: 'local-module', wrong: ['pigeon'] },
        third: { valid: '', wrong: ['pigeon'] },
        askLocalModule: oneOf('always'),
      },
    },
    'post /channels/keys': {
      fields: {
        inn: { valid: '0069145277', wrong: ['', '123', 'pigeon'] },
        token: { valid: 'a-token', wrong: ['two words'], tooLong: 20_000 },
        ends: { valid: until, wrong: ['25:00'] },
        apiKey: { valid: '', wrong: ['два'] },
      },
    },
    'post /channels/entities/:inn/:channel': {
      at: '/channels/entities/0069003184/cdn',
      fields: { to: oneOf('on') },
      refusal: 400,
    },
    'post /account/password': {
      fields: {
        oldPassword: { valid: password, wrong: [''] },
        newPassword: { valid: newPassword, wrong: ['', 'short'] },
        repeatedPassword: { valid: newPassword, wrong: ['', 'other-password'] },
      },
    },
    'post /sign-out': { ...button, isOpen: true },
  }) satisfies Record<string, PageForm>
