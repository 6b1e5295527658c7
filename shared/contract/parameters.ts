/** Settings and secrets that an operator writes as SecureString parameters; all lie under this path. */
export const channelsPath = '/mingchou/channels'

/** The channels of a department, a JSON list: `/mingchou/channels/140900/finance`. */
export function channelsParameter(department: string): string {
  return `${channelsPath}/${department}`
}
