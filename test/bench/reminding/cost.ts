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

/** The parts in words, the dearest first, with how sure the prices are. */
export function costWords(used: Used): string {
  const { all, ...parts } = costOfThousand(used)
  const words = Object.entries(parts)
    .toSorted(([, a], [, b]) => b - a)
    .map(([name, usd]) => `${name} ${usd.toFixed(4)}`)
  const { currency, region, asOf, leftOut, verified } = priceList
  return `${all.toFixed(4)} ${currency} for 1,000 messages by e-mail (${words.join(', ')}; public prices of ${region}, ${asOf}; without ${leftOut}); ${verified}; ${chinaWords(used)}`
}

/** Of China's regions one price was found: what it makes, and that the others are missing. */
function chinaWords({ messages, write }: Used): string {
  const { regions, currency, prices, notFound } = priceList.china
  const { cny, per, seen } = prices['dynamodb-write']
  const writes = (((write * cny) / per / messages) * 1000).toFixed(4)
  return `${regions}: dynamodb-write alone ${writes} ${currency}, its price ${seen}; UNVERIFIED AND LEFT OUT there: ${notFound.join(', ')}`
}
