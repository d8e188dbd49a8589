import NumericKernels
import Testing

/// M/D/c where the load comes up to the servers: the walk of the queue becomes the Gaussian walk with drift beta, whose
/// maximum M has P(M = 0) = sqrt(2) beta exp(beta zeta(1/2) / sqrt(2 pi) + ...) and E M = 1 / (2 beta) +
/// zeta(1/2) / sqrt(2 pi) + beta / 4 (Chang and Peres 1997, Annals of Probability 25(2), theorems 1.1 and 1.2;
/// Janssen and van Leeuwaarden 2007, Stochastic Processes and their Applications 117(12)).
@Test(
  "At thousands of servers just below saturation M/D/c is the maximum of the Gaussian walk",
  arguments: [(10_000, 0.9999), (100_000, 0.99999), (100_000, 0.9999999)])
func gaussianWalk(servers: Int, utilisation: Double) {
  let count = Double(servers)
  let queue = DeterministicQueue(servers: servers, offeredLoad: utilisation * count)
  let root = count.squareRoot()
  let beta = (1 - utilisation) * root
  /// zeta(1/2) / sqrt(2 pi).
  let shift = -1.4603545088095868 / (2 * Double.pi).squareRoot()
  let free = 2.0.squareRoot() * beta * Elementary.exp(beta * shift)
  let waiting = root * (1 / (2 * beta) + shift + beta / 4)
  #expect(abs((1 - queue.waitProbability) / free - 1) < 0.01)
  #expect(abs(queue.meanQueue / waiting - 1) < 0.01)
  // Planted fault: half the slack is another queue.
  #expect(abs((1 - queue.waitProbability) / (free / 2) - 1) > 0.5)
}
