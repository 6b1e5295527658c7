import y2021 from 'chinese-days/dist/years/2021.json' with { type: 'json' }
import y2022 from 'chinese-days/dist/years/2022.json' with { type: 'json' }
import y2023 from 'chinese-days/dist/years/2023.json' with { type: 'json' }
import y2024 from 'chinese-days/dist/years/2024.json' with { type: 'json' }
import y2025 from 'chinese-days/dist/years/2025.json' with { type: 'json' }
import y2026 from 'chinese-days/dist/years/2026.json' with { type: 'json' }

/**
 * The State Council's arrangements as the library has them, year by year: a quarter of the bytes of the whole library in each bundle. A year
 * that the library adds is one more line here; a test compares the two, and a year that is missing is refused, never guessed.
 */
export const announcedYears = [y2021, y2022, y2023, y2024, y2025, y2026] as const
