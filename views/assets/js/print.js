// The button that prints stands only where a script can do it; without one the page says how to print by hand.

const button = document.getElementById('print')
if (button) {
  button.hidden = false
  button.addEventListener('click', () => window.print())
  const how = document.getElementById('print-how')
  if (how) how.hidden = true
}
