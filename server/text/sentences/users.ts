import type { Sentences } from './sentence.js'

export const usersSentences = {
  'sign-in.title': { ru: 'Вход', en: 'Sign in' },
  'sign-in.login': { ru: 'Логин', en: 'Login' },
  'sign-in.password': { ru: 'Пароль', en: 'Password' },
  'sign-in.keep': {
    ru: 'Рабочий терминал: не выходить до конца смены',
    en: 'Shared terminal: stay signed in till the end of the shift',
  },
  'sign-in.act': { ru: 'Войти', en: 'Sign in' },
  'sign-in.forgot': {
    ru: 'Забыли пароль? Новый даст администратор.',
    en: 'Forgot the password? The administrator gives a new one.',
  },
  'sign-in.forgot.whom': {
    ru: 'Забыли пароль? Новый даст администратор: {names}',
    en: 'Forgot the password? The administrator gives a new one: {names}',
  },
  'sign-in.stale': {
    ru: 'Страница долго стояла открытой. Введите логин и пароль ещё раз.',
    en: 'The page stood open for long. Enter login and password again.',
  },
  'sign-in.login.missing': { ru: 'Напишите логин', en: 'Enter the login' },
  'sign-in.password.missing': { ru: 'Напишите пароль', en: 'Enter the password' },
  'sign-in.refused': {
    ru: 'Логин или пароль не подошли. После пяти неудач подряд вход закрывается на время, до 15 минут: подождите или позовите администратора.',
    en: 'Login or password do not fit. After five failures in a row sign-in closes for a while, up to 15 minutes: wait or call the administrator.',
  },

  'account.access': { ru: 'Доступ', en: 'Access' },
  'account.sign-out': { ru: 'Выйти', en: 'Sign out' },
  'account.language': { ru: 'Язык', en: 'Language' },
  'account.language.why': {
    ru: 'Только для вас, на всех устройствах.',
    en: 'For you only, on every device.',
  },
  'account.theme': { ru: 'Тема', en: 'Theme' },
  'account.theme.why': { ru: 'Только на этом устройстве.', en: 'On this device only.' },
  'account.theme.auto': { ru: 'Как в системе', en: 'As the system' },
  'account.theme.light': { ru: 'Светлая', en: 'Light' },
  'account.theme.dark': { ru: 'Тёмная', en: 'Dark' },

  'password.title': { ru: 'Сменить пароль', en: 'Change the password' },
  'password.title.first': { ru: 'Придумайте свой пароль', en: 'Choose your own password' },
  'password.why': { ru: 'На других устройствах вы выйдете.', en: 'You will be signed out on other devices.' },
  'password.first.why': {
    ru: 'Вы вошли с паролем, который составила программа. Смените его, и можно работать.',
    en: 'You signed in with a password that the program made. Change it and start working.',
  },
  'password.old': { ru: 'Пароль, с которым вошли', en: 'The password you signed in with' },
  'password.new': { ru: 'Новый пароль', en: 'New password' },
  'password.new.hint': { ru: 'Не короче 8 знаков', en: 'At least 8 characters' },
  'password.repeat': { ru: 'Новый пароль ещё раз', en: 'New password again' },
  'password.act': { ru: 'Сменить пароль', en: 'Change the password' },
  'password.old.missing': {
    ru: 'Напишите пароль, с которым вошли',
    en: 'Enter the password you signed in with',
  },
  'password.old.wrong': {
    ru: 'Это не тот пароль, с которым вы вошли',
    en: 'This is not the password you signed in with',
  },
  'password.short': {
    ru: 'Новый пароль короче 8 знаков',
    en: 'The new password is shorter than 8 characters',
  },
  'password.long': {
    ru: 'Новый пароль длиннее 200 знаков',
    en: 'The new password is longer than 200 characters',
  },
  'password.same': {
    ru: 'Новый пароль тот же, что и старый',
    en: 'The new password is the same as the old one',
  },
  'password.differ': {
    ru: 'Пароли не совпали: повторите новый',
    en: 'The passwords differ: repeat the new one',
  },
  'password.changed': {
    ru: 'Пароль сменён. На других устройствах вы вышли.',
    en: 'The password is changed. You are signed out on other devices.',
  },

  'users.title': { ru: 'Пользователи', en: 'Users' },
  'users.count': {
    ru: 'В эту программу {count|может|могут|могут} входить {count}\u00a0{count|человек|человека|человек}',
    en: '{count} {count|person|people} may sign in to this program',
  },
  'user.name': { ru: 'Имя', en: 'Name' },
  'user.name.hint': {
    ru: 'Фамилия и инициалы: попадут в журнал и в акт',
    en: 'Surname and initials: they stand in the journal and in acts',
  },
  'user.name.missing': { ru: 'Напишите имя', en: 'Enter the name' },
  'user.login': { ru: 'логин', en: 'login' },
  'user.login.hint': {
    ru: 'Буквы, цифры, точка, дефис; от 2 до 32 знаков',
    en: 'Letters, digits, dot, hyphen; 2 to 32 characters',
  },
  'user.login.form': {
    ru: 'Логин: буквы, цифры, точка, дефис, от 2 до 32 знаков',
    en: 'Login: letters, digits, dot, hyphen, 2 to 32 characters',
  },
  'user.login.taken': {
    ru: 'Такой логин уже есть: выберите другой',
    en: 'This login is taken: choose another',
  },
  'user.role': { ru: 'Роль', en: 'Role' },
  'user.role.missing': { ru: 'Выберите роль', en: 'Choose a role' },
  'user.state': { ru: 'Состояние', en: 'State' },
  'user.state.closed': { ru: 'Доступ закрыт', en: 'Access closed' },
  'user.state.paused': { ru: 'Закрыт на время после неудач', en: 'Closed for a while after failures' },
  'user.state.made-password': { ru: 'Пароль не сменён', en: 'Password not changed yet' },
  'user.new': { ru: 'Новый пользователь', en: 'New user' },
  'user.new.why': {
    ru: 'Пароль составит программа, при первом входе его сменят.',
    en: 'The program makes a password, it is changed at the first sign-in.',
  },
  'user.new.act': { ru: 'Добавить', en: 'Add' },
  'user.save': { ru: 'Сохранить', en: 'Save' },
  'user.saved': { ru: 'Имя и роль изменены.', en: 'Name and role are changed.' },
  'user.renew': { ru: 'Составить новый пароль', en: 'Make a new password' },
  'user.close': { ru: 'Закрыть доступ', en: 'Close access' },
  'user.open': { ru: 'Открыть доступ', en: 'Open access' },
  'user.access.why': {
    ru: 'И новый пароль, и закрытый доступ сразу действуют на всех устройствах.',
    en: 'Both a new password and a closed access work at once on every device.',
  },
  'user.self.why': {
    ru: 'Свою роль и свой доступ не меняют, чтобы администратор остался.',
    en: 'Your own role and access stay, so that an administrator remains.',
  },
  'user.self.account': { ru: 'Свой пароль', en: 'Your password' },
  'made-password.title': {
    ru: 'Пароль для первого входа: {name}',
    en: 'Password for the first sign-in: {name}',
  },
  'made-password.why': {
    ru: 'Передайте его сейчас: второй раз он не показывается. При первом входе его сменят.',
    en: 'Hand it over now: it is not shown again. It is changed at the first sign-in.',
  },
  'made-password.act': { ru: 'К пользователям', en: 'To users' },

  'error.user.unknown': { ru: 'Такого пользователя нет.', en: 'There is no such user.' },
  'error.user.unknown.next': { ru: 'Откройте список пользователей.', en: 'Open the list of users.' },
  'error.user.self': {
    ru: 'Свой доступ так не меняют.',
    en: 'One does not change one’s own access this way.',
  },
  'error.user.self.next': {
    ru: 'Пароль меняют на своей странице; закрыть доступ может другой администратор.',
    en: 'Change the password on your own page; another administrator can close the access.',
  },
} as const satisfies Sentences
