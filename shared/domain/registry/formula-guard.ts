/** Signs with which a spreadsheet would take a text for a formula. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/

/**
 * The text as it may stand in a .csv that somebody opens in a spreadsheet: what would be run is shown.
 *
 * @source OWASP, "CSV Injection"
 */
export function guardedText(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text
}

/** What a guarded text was. */
export function plainText(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text
}
