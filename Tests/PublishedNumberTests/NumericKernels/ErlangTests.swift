import NumericKernels
import Testing

// Erlang B, C and A, computed to nine digits by two independent programs; the queue is M/M/c and the service time 1.
// A value is met when it rounds to the printed digits.
private let halfLastDigit = 5.1e-10

@Test(
  "The share of arrivals that wait, and their mean wait, agree with Erlang C",
  arguments: [
    (2, 0.6, 0.450000000, 0.562500000), (4, 0.8, 0.596432472, 0.745540590),
    (10, 0.8, 0.409180151, 0.204590075), (22, 0.8, 0.235725493, 0.053573976),
    (50, 0.9, 0.363864467, 0.072772893),
  ])
func erlangC(servers: Int, utilisation: Double, waiting: Double, wait: Double) {
  let load = utilisation * Double(servers)
  #expect(abs(ErlangQueue.waitProbability(servers: servers, offeredLoad: load) - waiting) < halfLastDigit)
  #expect(abs(ErlangQueue.meanWait(servers: servers, offeredLoad: load) - wait) < halfLastDigit)
  // Planted fault: one server more is another queue.
  #expect(abs(ErlangQueue.waitProbability(servers: servers + 1, offeredLoad: load) - waiting) > 1e-3)
}

@Test(
  "The share of arrivals that are lost agrees with Erlang B",
  arguments: [(10, 8.0, 0.121661064), (22, 17.6, 0.058101996), (50, 45.0, 0.054104472)])
func erlangB(servers: Int, load: Double, lost: Double) {
  #expect(abs(ErlangQueue.lossProbability(servers: servers, offeredLoad: load) - lost) < halfLastDigit)
}

@Test(
  "The highest load per server at ten per cent waiting agrees with Erlang C",
  arguments: [(2, 0.250000), (4, 0.413258), (8, 0.557915), (16, 0.674318), (22, 0.718396), (50, 0.808318)])
func highestUtilisation(servers: Int, utilisation: Double) {
  let found = ErlangQueue.largestUtilisation(servers: servers, waitProbabilityAtMost: 0.1)
  #expect(abs(found - utilisation) < 5.1e-7)
}

@Test(
  "The fewest servers for a load agree with Erlang B and C",
  arguments: [
    (1.0, 3, 5, 4), (2, 5, 7, 5), (5, 9, 12, 9), (10, 16, 19, 15), (20, 27, 32, 26), (50, 61, 68, 56),
    (100, 115, 125, 105),
  ])
func fewestServers(load: Double, tenPerCentWait: Int, onePerCentWaits: Int, fivePerCentLost: Int) {
  #expect(ErlangQueue.smallestServers(offeredLoad: load, waitProbabilityAtMost: 0.1) == tenPerCentWait)
  #expect(ErlangQueue.smallestServers(offeredLoad: load, waitProbabilityAtMost: 0.01) == onePerCentWaits)
  #expect(ErlangQueue.smallestServers(offeredLoad: load, lossProbabilityAtMost: 0.05) == fivePerCentLost)
}

@Test(
  "The shares that wait and that leave agree with Erlang A",
  arguments: [
    (4, 0.8, 1.0, 0.397480276, 0.123245914), (10, 0.9, 0.5, 0.468941704, 0.067011715),
    (10, 1.2, 1, 0.757607838, 0.213632353), (22, 0.8, 5, 0.123873703, 0.036587571),
    (22, 1.1, 5, 0.471996423, 0.165253335),
  ])
func erlangA(servers: Int, utilisation: Double, impatience: Double, waiting: Double, leaving: Double) {
  let queue = ErlangQueue.impatient(
    servers: servers, offeredLoad: utilisation * Double(servers), impatienceRate: impatience)
  #expect(abs(queue.waitProbability - waiting) < halfLastDigit)
  #expect(abs(queue.leaveProbability - leaving) < halfLastDigit)
}
