import NumericKernels
import RoadsideUnits
import Testing

@Suite("Guidance by fresh and by old boards") struct GuidanceLaws {
  private func wait(_ servers: Int, _ load: Double, _ share: Double, _ choices: Int) throws -> Double {
    try InformedChoice(servers: servers, utilisation: load, informedShare: share, choices: choices).meanWait
  }

  @Test(
    "With nobody informed, or one station to look at, it is Erlang C", arguments: [1, 2, 4, 12, 100, 500])
  func erlang(servers: Int) throws {
    for load in [0.3, 0.85, 0.99] {
      let known = ErlangQueue.meanWait(servers: servers, offeredLoad: load * Double(servers))
      for (share, choices) in [(0.0, 5), (1, 1), (0.4, 1)] {
        #expect(abs(try wait(servers, load, share, choices) - known) <= 1e-9 * known + 1e-300)
      }
      // Planted fault: a hundredth of informed drivers is seen.
      if known > 1e-100 { #expect(try wait(servers, load, 0.01, 2) < known * 0.9999) }
    }
  }

  @Test("With one server and all informed it is Mitzenmacher's sum", arguments: [2, 3, 10])
  func mitzenmacher(choices: Int) throws {
    for load in [0.3, 0.7, 0.95] {
      var sum = 0.0
      var exponent = 0.0
      for _ in 0..<200 {
        sum += Elementary.exp(exponent * Elementary.log(load))
        exponent = (exponent + 1) * Double(choices)
        guard exponent < 1e6 else { break }
      }
      #expect(abs(try wait(1, load, 1, choices) - (sum - 1)) < 1e-12)
    }
  }

  @Test("More informed drivers and more choices never hurt while the board is fresh")
  func fresh() throws {
    for servers in [1, 4, 20] {
      var before = Double.infinity
      for share in stride(from: 0.0, through: 1, by: 0.125) {
        let wait = try wait(servers, 0.9, share, 3)
        #expect(wait < before && wait >= 0)
        #expect(try self.wait(servers, 0.9, share, 4) <= wait)
        before = wait
      }
    }
  }

  @Test("Ends of the domain have finite answers")
  func ends() throws {
    for servers in [1, 3, 500] {
      for load in [1e-6, 0.5, 0.9999] {
        for share in [0, 1e-6, 0.5, 1] {
          for choices in [1, 2, 1000] {
            let wait = try wait(servers, load, share, choices)
            #expect(wait.isFinite && wait >= 0, "\(servers) \(load) \(share) \(choices) \(wait)")
          }
        }
      }
    }
    #expect(throws: GuidanceFault.utilisation(1)) { try wait(4, 1, 0.5, 2) }
    #expect(throws: GuidanceFault.share(-0.1)) { try wait(4, 0.5, -0.1, 2) }
    #expect(throws: GuidanceFault.choices(0)) { try wait(4, 0.5, 0.1, 0) }
    #expect(throws: GuidanceFault.servers(0)) { try wait(0, 0.5, 0.1, 2) }
  }

  private func board(
    _ share: Double, _ choices: Int, period: Double, travel: Double = 0, reservations: Bool = false
  )
    -> StaleBoard
  {
    StaleBoard(
      stations: 100, servers: 4, utilisation: 0.85, informedShare: share, choices: choices,
      boardPeriod: period,
      travelTime: travel, countsReservations: reservations, served: 60_000)
  }

  @Test("Without information the simulation is Erlang C, with fresh boards the mean field")
  func limits() throws {
    var alone = board(0, 3, period: 0)
    alone.stations = 20
    alone.served = 200_000
    let none = try alone.run(seed: 5)
    let known = try wait(4, 0.85, 0, 3)
    #expect(abs(none.meanWait - known) < 4 * none.standardError, "\(none) \(known)")
    var half = board(0.5, 3, period: 0)
    half.served = 300_000
    let all = try half.run(seed: 5)
    let field = try wait(4, 0.85, 0.5, 3)
    #expect(abs(all.meanWait - field) < 0.05 * field, "\(all) \(field)")
    // Planted fault: the board of a quarter service time ago.
    let old = try board(0.5, 3, period: 0.25).run(seed: 5)
    #expect(abs(old.meanWait - field) > 0.05 * field)
  }

  @Test("Old boards make guidance worse than none; reservations help drivers who are under way")
  func old() throws {
    let none = try wait(4, 0.85, 0, 3)
    var herd = board(1, 20, period: 2)
    herd.stations = 20
    #expect(try herd.run(seed: 2).meanWait > 3 * none)
    herd.boardPeriod = 0
    #expect(try herd.run(seed: 2).meanWait < 0.1 * none)
    let blind = try board(1, 3, period: 0.05, travel: 0.5).run(seed: 2)
    let booked = try board(1, 3, period: 0.05, travel: 0.5, reservations: true).run(seed: 2)
    #expect(booked.meanWait < 0.7 * blind.meanWait)
  }

  @Test("Equal seeds give equal answers, others do not; faults are told")
  func seeds() throws {
    let board = board(0.5, 3, period: 0.5)
    #expect(try board.run(seed: 1) == board.run(seed: 1))
    #expect(try board.run(seed: 1) != board.run(seed: 2))
    var wrong = board
    wrong.boardPeriod = -1
    #expect(throws: GuidanceFault.time("board_period_T", -1)) { try wrong.run(seed: 1) }
    wrong = board
    wrong.served = 1
    #expect(throws: GuidanceFault.served(1)) { try wrong.run(seed: 1) }
    wrong = board
    wrong.utilisation = 1e-6
    #expect(throws: GuidanceFault.idle(1e-6)) { try wrong.run(seed: 1) }
    wrong = board
    wrong.servers = 500
    wrong.travelTime = 1000
    #expect(throws: GuidanceFault.crowd(50_050_000)) { try wrong.run(seed: 1) }
    // However short its period, a board costs no more than the events between.
    wrong = board
    wrong.boardPeriod = 1e-12
    wrong.served = 5000
    var live = wrong
    live.boardPeriod = 0
    #expect(try wrong.run(seed: 1) == live.run(seed: 1))
  }

  @Test(
    "The study names the best share and the age at which guidance stops helping, on any number of threads")
  func study() throws {
    var station = board(0, 20, period: 0)
    station.stations = 20
    station.served = 20_000
    let study = GuidanceStudy(station: station, shares: [0, 0.5, 1], periods: [0, 0.5, 2])
    let answer = try study.run(seed: 4, threads: 2)
    let again = try study.run(seed: 4)
    #expect(answer == again)
    #expect(answer.best.map { $0.share } == [1, 0.5, 0])
    let critical = try #require(answer.criticalPeriod(share: 2))
    #expect(critical > 0.2 && critical < 1, "\(critical)")
    let half = try #require(answer.criticalPeriod(share: 1))
    #expect(half > critical)
  }
}
