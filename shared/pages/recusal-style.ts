/** The form on which an inspected party asks for a recusal. */
export const recusalRules = `
.witness #ask label { display: block; margin-top: .9rem; }
.witness #ask input, .witness #ask select, .witness #ask textarea {
  width: 100%; min-height: 2.75rem; padding: .5rem .75rem; font: inherit; line-height: 1.6;
  color: var(--ink); background: var(--paper); border: 1px solid var(--soft); border-radius: 3px;
}
.witness #ask textarea { display: block; resize: vertical; }
`
