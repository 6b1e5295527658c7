import { drandSigned } from '../../../shared/domain/draw/drand-signature.ts'
import { type DrawInput, type DrawOutcome, executeDraw as execute } from '../../../shared/domain/draw/execute.ts'

/** A draw whose drand signatures are looked at. */
export function executeDraw(input: DrawInput): DrawOutcome {
  return execute(input, drandSigned)
}
