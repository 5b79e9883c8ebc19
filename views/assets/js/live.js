// Elements with data-live="URL" and data-version are asked about once a second and replaced, by id, with the HTML that
// comes. It ends with an element that has no data-live any more. Without this script a page shows the moment it was made.

const everyMs = 1000
const slowestMs = 30_000
let failures = 0

const notice = (id, shown) => {
  const element = document.getElementById(id)
  if (element) element.hidden = !shown
}

function addressOf(element) {
  const url = new URL(element.dataset.live, location.href)
  url.searchParams.set('version', element.dataset.version ?? '')
  return url
}

/** What a person had open, chosen or focused, by something that the new HTML has too. */
const keyOf = (element) =>
  element.id || element.getAttribute('name') || element.getAttribute('href') || element.querySelector('summary')?.textContent

function replace(element, html) {
  const fresh = new DOMParser().parseFromString(html, 'text/html').getElementById(element.id)
  if (!fresh) return
  const open = new Set([...element.querySelectorAll('details[open]')].map(keyOf))
  for (const details of fresh.querySelectorAll('details')) if (open.has(keyOf(details))) details.open = true
  const focused = element.contains(document.activeElement) ? document.activeElement : null
  const focusKey = focused && keyOf(focused)
  element.replaceWith(document.adoptNode(fresh))
  if (!focusKey) return
  const heir = [...fresh.querySelectorAll(focused.tagName)].find((other) => keyOf(other) === focusKey)
  heir?.focus({ preventScroll: true })
}

/** Somebody types in it: the news waits. */
const isBeingFilled = (element) =>
  element.contains(document.activeElement) && document.activeElement.matches('input, select, textarea')

async function ask(element) {
  const response = await fetch(addressOf(element), { headers: { 'X-Live': '1' }, redirect: 'error' })
  if (response.status === 401 || response.status === 403) {
    notice('live-ended', true)
    delete element.dataset.live
  } else if (response.status === 200) replace(element, await response.text())
  else if (response.status >= 500) throw new Error(String(response.status))
}

async function round() {
  if (!document.hidden) {
    const elements = [...document.querySelectorAll('[data-live]')].filter((element) => !isBeingFilled(element))
    try {
      for (const element of elements) await ask(element)
      failures = 0
    } catch {
      failures += 1
    }
    notice('live-away', failures > 1)
  }
  if (!document.querySelector('[data-live]')) return
  setTimeout(round, failures === 0 ? everyMs : Math.min(everyMs * 2 ** failures, slowestMs))
}

if (document.querySelector('[data-live]')) setTimeout(round, everyMs)
