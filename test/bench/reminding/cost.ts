import priceList from './prices.json' with { type: 'json' }

/** What a run used, as measured. */
export interface Used {
  readonly messages: number
  readonly read: number
  readonly write: number
  readonly seconds: number
  readonly gigabytes: number
}

type Price = keyof typeof priceList.prices

/** US dollars for 1,000 messages, by what is paid for, at the public prices of `prices.json`. */
export function costOfThousand({ messages, read, write, seconds, gigabytes }: Used): Record<Price | 'all', number> {
  const used: Record<Price, number> = {
    'dynamodb-write': write,
    'dynamodb-read': read,
    'lambda-gb-second': seconds * gigabytes,
    'lambda-request': 1,
    'sns-publish': messages,
    'sns-email': messages,
  }
  const parts = Object.entries(used).map(([name, amount]): [string, number] => {
    const { usd, per } = priceList.prices[name as Price]
    return [name, ((amount * usd) / per / messages) * 1000]
  })
  const all = parts.reduce((sum, [, usd]) => sum + usd, 0)
  return Object.fromEntries([...parts, ['all', all]]) as Record<Price | 'all', number>
}

/** The parts in words, the dearest first. */
export function costWords(used: Used): string {
  const { all, ...parts } = costOfThousand(used)
  const words = Object.entries(parts)
    .toSorted(([, a], [, b]) => b - a)
    .map(([name, usd]) => `${name} ${usd.toFixed(4)}`)
  const { currency, region, asOf, leftOut } = priceList
  return `${all.toFixed(4)} ${currency} for 1,000 messages by e-mail (${words.join(', ')}; public prices of ${region}, ${asOf}; without ${leftOut})`
}
