/** On one machine the handlers' own lines (one per request) would drown what the user came to see; faults still show. */
export function quietRequests(): void {
  console.info = () => undefined
}
