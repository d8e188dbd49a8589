import NumericKernels
import Testing

@Test("One more server never makes more arrivals wait or go away", arguments: [0.3, 1, 7.5, 40, 300])
func moreServersNeverHurt(load: Double) {
  for servers in 1..<60 {
    let next = servers + 1
    #expect(
      ErlangQueue.waitProbability(servers: next, offeredLoad: load)
        <= ErlangQueue.waitProbability(servers: servers, offeredLoad: load))
    #expect(
      ErlangQueue.lossProbability(servers: next, offeredLoad: load)
        < ErlangQueue.lossProbability(servers: servers, offeredLoad: load))
    let fewer = ErlangQueue.impatient(servers: servers, offeredLoad: load, impatienceRate: 0.7)
    let more = ErlangQueue.impatient(servers: next, offeredLoad: load, impatienceRate: 0.7)
    #expect(more.leaveProbability <= fewer.leaveProbability + 1e-15)
    // Those who leave and those who are served are all: served = load (1 - leaving) fits the servers.
    #expect(load * (1 - fewer.leaveProbability) <= Double(servers) + 1e-9)
  }
}

@Test("Impatience of rate 0 is Erlang C and of infinite rate Erlang B")
func impatienceLimits() {
  let waiting = ErlangQueue.waitProbability(servers: 5, offeredLoad: 4)
  let lost = ErlangQueue.lossProbability(servers: 5, offeredLoad: 4)
  for rate in [0, 1e-9] {
    let queue = ErlangQueue.impatient(servers: 5, offeredLoad: 4, impatienceRate: rate)
    #expect(abs(queue.waitProbability - waiting) < 1e-6)
    #expect(queue.leaveProbability < 1e-6)
  }
  for rate in [1e9, 1e200, .infinity] {
    let queue = ErlangQueue.impatient(servers: 5, offeredLoad: 4, impatienceRate: rate)
    #expect(abs(queue.waitProbability - lost) < 1e-6)
    #expect(abs(queue.leaveProbability - lost) < 1e-6)
  }
  // Far above the servers all that is served is what the servers can do.
  let swamped = ErlangQueue.impatient(servers: 1, offeredLoad: 1000, impatienceRate: 1e-2)
  #expect(abs(swamped.leaveProbability - 0.999) < 1e-9)
}

@Test("The wait exceeds 0 with the wait probability and falls off exponentially")
func waitTail() {
  let waiting = ErlangQueue.waitProbability(servers: 4, offeredLoad: 3.2)
  #expect(ErlangQueue.waitExceeds(0, servers: 4, offeredLoad: 3.2) == waiting)
  let tail = ErlangQueue.waitExceeds(30, servers: 4, offeredLoad: 3.2, serviceTime: 20)
  #expect(abs(tail - waiting * 0.301_194_211_912_202_1) < 1e-12)  // e^-1.2
  #expect(ErlangQueue.waitExceeds(.infinity, servers: 4, offeredLoad: 3.2) == 0)
  #expect(ErlangQueue.meanWait(servers: 4, offeredLoad: 4) == .infinity)
}

@Test("The queueing formulae answer, whatever they are asked")
func erlangStrangeArguments() {
  let strange: [Double] = [
    .nan, -1, 0, -0.0, 1, 1e-300, 1e9, 1e300, .infinity, -.infinity, .leastNonzeroMagnitude,
  ]
  let shares: (Double) -> Bool = { $0.isNaN || (0...1).contains($0) }
  for servers in [Int.min, -1, 0, 1, 3, Int.max] {
    for load in strange {
      #expect(shares(ErlangQueue.lossProbability(servers: servers, offeredLoad: load)))
      #expect(shares(ErlangQueue.waitProbability(servers: servers, offeredLoad: load)))
      for other in strange {
        #expect(shares(ErlangQueue.waitExceeds(other, servers: servers, offeredLoad: load)))
        let wait = ErlangQueue.meanWait(servers: servers, offeredLoad: load, serviceTime: other)
        #expect(wait.isNaN || wait >= 0)
      }
      for rate in strange where rate != .leastNonzeroMagnitude && rate != 1e-300 {
        let queue = ErlangQueue.impatient(servers: servers, offeredLoad: load, impatienceRate: rate)
        #expect(shares(queue.waitProbability) && shares(queue.leaveProbability), "\(servers) \(load) \(rate)")
      }
    }
  }
  for load in strange {
    for target in strange {
      #expect(ErlangQueue.smallestServers(offeredLoad: load, waitProbabilityAtMost: target) >= 0)
      #expect(ErlangQueue.smallestServers(offeredLoad: load, lossProbabilityAtMost: target) >= 0)
    }
  }
  for target in strange {
    #expect(shares(ErlangQueue.largestUtilisation(servers: 3, waitProbabilityAtMost: target)))
  }
  #expect(ErlangQueue.smallestServers(offeredLoad: 0, waitProbabilityAtMost: 0.1) == 0)
  #expect(ErlangQueue.smallestServers(offeredLoad: .infinity, lossProbabilityAtMost: 0.1) == .max)
}
