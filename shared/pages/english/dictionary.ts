import { drawWords } from './draw-words.ts'
import { fieldWords } from './field-words.ts'
import { frameWords } from './frame-words.ts'
import { planningWords } from './planning-words.ts'
import { resultWords } from './result-words.ts'
import { serviceWords } from './service-words.ts'
import { statisticsWords } from './statistics-words.ts'

/**
 * English for the words of the pages that records fill: Chinese as it stands between the tags of a template, a value as `{0}`, or as a plain text
 * put into one. `{0|target|targets}` is the first word where value 0 is 1. What only joins two values may have an entry too.
 */
export const englishWords: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...frameWords,
    ...fieldWords,
    ...planningWords,
    ...drawWords,
    ...resultWords,
    ...statisticsWords,
    ...serviceWords,
  }),
)
