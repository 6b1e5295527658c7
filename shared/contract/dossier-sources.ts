/** What an inspection's file is told from: read by whatever puts it together. */
export const dossierSources = {
  departments: 'read',
  plans: 'read',
  tasks: 'read',
  items: 'read',
  editions: 'read',
  draws: 'read',
  recusals: 'read',
  replacements: 'read',
  inspections: 'read',
  officers: 'read',
  disclosures: 'read',
  documents: 'read',
  dossiers: 'read',
  crosses:
    'plan, task and draw of a joint visit lie with its initiator, each sheet and its dossier with its own department',
} as const
