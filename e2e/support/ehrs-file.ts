/** The registrations of the system under test: not there at first, a test may write it. */
export const ehrsFile = 'e2e/results/ehrs.json'
