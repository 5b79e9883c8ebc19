// A field that a keyboard-wedge scanner fills: every scan is a line, the scanner's Enter only begins the next one, and
// the separator (GS), however the scanner types it, stands as a sign that people see. What was not sent yet is kept in
// this browser until the server confirms it. Without this script the field is a plain text area.

const separator = '␝'
const storeKey = 'dopusk.scanned'

const store = {
  read: () => attempt(() => localStorage.getItem(storeKey)) ?? '',
  write: (text) => attempt(() => (text === '' ? localStorage.removeItem(storeKey) : localStorage.setItem(storeKey, text))),
}

/** A browser may refuse to keep anything: the field works on without it. */
function attempt(work) {
  try {
    return work()
  } catch {
    return null
  }
}

/** F8, Ctrl+] and Alt+029 are how scanners of this country send GS through a keyboard. */
export function separatorKeys() {
  let typed = ''
  return {
    /** 'separator': put the sign. 'swallow': a part of it, the browser must not have it. Else nothing of ours. */
    down(event) {
      if (event.key === 'F8' || (event.ctrlKey && (event.key === ']' || event.code === 'BracketRight')))
        return 'separator'
      if (event.key === 'F12') return 'swallow'
      if (!event.altKey || !/^(Numpad|Digit)\d$/.test(event.code)) return null
      typed += event.code.at(-1)
      return 'swallow'
    },
    up(event) {
      if (event.key !== 'Alt') return null
      const code = typed
      typed = ''
      return Number(code) === 29 ? 'separator' : null
    },
  }
}

export const shown = (text) => text.replaceAll('\u001d', separator)

/** Lines without the repeats of those above; the first repeat is named. */
export function withoutRepeats(lines) {
  const seen = new Set()
  const kept = []
  let repeated = null
  for (const line of lines) {
    const code = line.trim()
    if (code !== '' && seen.has(code)) repeated ??= code
    else kept.push(line)
    seen.add(code)
  }
  return { kept, repeated, count: kept.filter((line) => line.trim() !== '').length }
}

function put(input, text) {
  input.setRangeText(text, input.selectionStart, input.selectionEnd, 'end')
  input.dispatchEvent(new window.Event('input', { bubbles: true }))
}

/** Keys of a scanner in any field for codes. */
function listen(input) {
  const keys = separatorKeys()
  const act = (what, event) => {
    if (what === null) return
    event.preventDefault()
    if (what === 'separator') put(input, separator)
  }
  input.addEventListener('keydown', (event) => act(keys.down(event), event))
  input.addEventListener('keyup', (event) => act(keys.up(event), event))
  input.addEventListener('input', () => {
    if (!input.value.includes('\u001d')) return
    const at = input.selectionStart
    input.value = shown(input.value)
    input.setSelectionRange(at, at)
  })
}

function startList(section) {
  const area = section.querySelector('textarea')
  const status = section.querySelector('[data-scan-status]')
  const said = section.querySelector('[data-scan-said]')
  let lineCount = 0

  const show = ({ count, repeated }) => {
    status.hidden = count === 0
    section.querySelector('[data-scan-count]').textContent = section.dataset.counted.replace('%count%', String(count))
    said.textContent = repeated === null ? section.dataset.kept : section.dataset.repeat.replace('%code%', repeated)
  }
  const changed = () => {
    const lines = area.value.split('\n')
    // The last line is still being typed: a repeat is one only when its Enter has come.
    const open = lines.pop()
    const found = withoutRepeats(lines)
    if (found.repeated !== null && lines.length !== lineCount) area.value = [...found.kept, open].join('\n')
    lineCount = area.value.split('\n').length - 1
    const all = withoutRepeats([...found.kept, open])
    show({ count: all.count, repeated: found.repeated })
    store.write(area.value.trim() === '' ? '' : area.value)
  }

  if (area.value === '') area.value = store.read()
  listen(area)
  area.addEventListener('input', changed)
  section.querySelector('[data-scan-clear]').addEventListener('click', () => {
    area.value = ''
    changed()
    area.focus()
  })
  catchScanner(area)
  changed()
}

/** A scan that begins while nothing is being filled goes into the list, so its Enter presses no button. */
function catchScanner(area) {
  document.addEventListener('keydown', (event) => {
    const free = !document.activeElement?.matches('input, select, textarea')
    if (free && event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.altKey && !event.metaKey) {
      area.focus()
      area.setSelectionRange(area.value.length, area.value.length)
    }
  })
}

/** The page that a list led to says that it has arrived. */
function forgetArrived() {
  const address = new URL(location.href)
  if (!address.searchParams.has('scanned')) return
  store.write('')
  address.searchParams.delete('scanned')
  window.history.replaceState(null, '', address)
}

if (typeof document !== 'undefined') {
  forgetArrived()
  document.querySelectorAll('[data-scan-field]').forEach(startList)
  document.querySelectorAll('[data-code-input]').forEach(listen)
}
