import { z } from 'zod'
import { roles } from '../domain/access/roles.js'

const text = (missing: string) => z.string({ error: missing }).trim().min(1, missing).max(200, missing)

export const signInForm = z.object({
  login: text('sign-in.login.missing'),
  password: z.string({ error: 'sign-in.password.missing' }).min(1, 'sign-in.password.missing').max(1000),
  keep: z.literal('on').optional(),
})

/** A password that a person makes up. */
export const passwordForm = z
  .object({
    oldPassword: z.string({ error: 'password.old.missing' }).min(1, 'password.old.missing').max(1000),
    newPassword: z.string({ error: 'password.short' }).min(8, 'password.short').max(200, 'password.long'),
    repeatedPassword: z.string({ error: 'password.differ' }),
  })
  .refine((form) => form.newPassword === form.repeatedPassword, {
    path: ['repeatedPassword'],
    message: 'password.differ',
  })
  .refine((form) => form.newPassword === '' || form.newPassword !== form.oldPassword, {
    path: ['newPassword'],
    message: 'password.same',
  })

const name = text('user.name.missing')
const role = z.enum(roles, { error: 'user.role.missing' })

export const newUserForm = z.object({
  login: z
    .string({ error: 'user.login.form' })
    .trim()
    .toLowerCase()
    .regex(/^[a-zа-яё0-9][a-zа-яё0-9._-]{1,31}$/u, 'user.login.form'),
  name,
  role,
})

export const userForm = z.object({ name, role })
export const languageForm = z.object({ language: z.enum(['ru', 'en']) })
export const themeForm = z.object({ theme: z.enum(['auto', 'light', 'dark']) })

/** Where to go after the sign-in: an address of ours, never another's. */
export const ownAddress = (to: unknown): string =>
  typeof to === 'string' && /^\/(?![/\\])/.test(to) && !/[\r\n\t]/.test(to) ? to : '/'
