// Files are dropped anywhere on the field; their names stand under it before they are sent. Without this script the
// field is a plain choice of files.

function sizeWord(bytes) {
  const kilobytes = Math.max(1, Math.round(bytes / 1024))
  return kilobytes < 1024 ? `${kilobytes}\u00a0КБ` : `${Math.round(kilobytes / 1024)}\u00a0МБ`
}

function showChosen(input, list) {
  list.replaceChildren(
    ...[...input.files].map((file) => {
      const item = document.createElement('li')
      item.textContent = `${file.name}, ${sizeWord(file.size)}`
      return item
    }),
  )
  list.hidden = input.files.length === 0
}

function start(form) {
  const drop = form.querySelector('.drop')
  const input = drop.querySelector('input')
  const list = form.querySelector('[data-chosen]')
  const over = (is) => (event) => {
    event.preventDefault()
    drop.classList.toggle('drop-over', is)
  }
  drop.addEventListener('dragover', over(true))
  drop.addEventListener('dragleave', over(false))
  drop.addEventListener('drop', (event) => {
    over(false)(event)
    if (event.dataTransfer.files.length === 0) return
    input.files = event.dataTransfer.files
    showChosen(input, list)
  })
  input.addEventListener('change', () => showChosen(input, list))
  // A file that misses the field must not open in place of the page.
  for (const name of ['dragover', 'drop']) document.addEventListener(name, (event) => event.preventDefault())
  form.addEventListener('submit', () => {
    const button = form.querySelector('button:not([type])')
    // After the submit: a disabled button would not be sent with the form.
    setTimeout(() => (button.disabled = true))
  })
  window.addEventListener('pageshow', () => (form.querySelector('button:not([type])').disabled = false))
}

if (typeof document !== 'undefined') document.querySelectorAll('[data-upload]').forEach(start)
