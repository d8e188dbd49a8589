import Assessment
import DistrictModel
import Fixtures
import Testing

@Suite("Runs side by side") struct RunComparisonLaws {
  private static func side(_ first: RunDigest, _ other: RunDigest) -> RunComparison.Side {
    RunComparison(of: [first, other]).sides[1]
  }

  @Test("Equal runs are the same; any one thing that came out otherwise is seen")
  func same() {
    let first = TwoRuns.run()
    #expect(Self.side(first, TwoRuns.run("b")).isSame)
    #expect(Self.side(first, TwoRuns.run("b")).inputs.isEmpty)
    #expect(!Self.side(first, TwoRuns.run(waits: [2, 3, 4.001])).isSame)
    // Means may agree while replications do not.
    #expect(!Self.side(first, TwoRuns.run(coverage: 0.501)).isSame)
    #expect(!Self.side(first, TwoRuns.run(coverage: nil)).isSame)
    #expect(!Self.side(first, TwoRuns.run(distances: [100, 200, 300, 401])).isSame)
    #expect(!Self.side(first, TwoRuns.run(stations: [0, 1])).isSame)
    var promised = TwoRuns.run()
    promised.promises[0].target = 4
    #expect(!Self.side(first, promised).isSame)
    var resized = TwoRuns.run()
    resized.stations[1].chargers = 5
    #expect(!Self.side(first, resized).isSame && Self.side(first, resized).places.resized.count == 1)
  }

  @Test("Equal settings make pairs; each setting that differs is named")
  func pairs() throws {
    let first = TwoRuns.run()
    #expect(Self.side(first, TwoRuns.run(waits: [3, 4, 5])).isPaired)
    let seeds = Self.side(first, TwoRuns.run(seed: 2))
    #expect(!seeds.isPaired && seeds.unpairedBy.map(\.en) == ["seeds 1 and 2"])
    let counts = Self.side(first, TwoRuns.run(waits: [3, 4, 5, 6]))
    #expect(counts.unpairedBy.map(\.zh) == ["重复次数 3 与 4"])
    var longer = TwoRuns.run(seed: 2)
    longer.settings.days = 3
    longer.settings.warmUpDays = 0
    #expect(Self.side(first, longer).unpairedBy.count == 3)
    let row = try #require(
      RunComparison(of: [first, TwoRuns.run(seed: 2)]).indicators.first { $0.number == 14 })
    #expect(row.differences[0] == nil && row.differences[1]?.method == .welch)
  }

  @Test("A target measured in the simulation is compared by replication, one that is counted exactly")
  func targets() throws {
    let comparison = RunComparison(of: [TwoRuns.run(), TwoRuns.run(waits: [3, 4, 5], stations: [0, 1])])
    let wait = try #require(comparison.targets.first { $0.figure.id == "wait" })
    #expect(wait.figure.differences[1]?.method == .paired && wait.figure.differences[1]?.value == 1)
    #expect(wait.figure.differences[1]?.isClear == true && wait.isMet == [true, false])
    let stations = try #require(comparison.targets.first { $0.figure.id == "stations" })
    #expect(stations.figure.differences[1]?.method == .exact && stations.figure.differences[1]?.value == -1)
    #expect(comparison.indicators.map(\.number) == [7, 14])
  }

  @Test("Stations are the same where they stand at the same place, whatever they are called")
  func places() {
    var renamed = TwoRuns.run(stations: [0, 2])
    renamed.stations[0].id = "other"
    var swap = TwoRuns.station(2)
    swap.kind = "swap_station"
    renamed.stations.append(swap)
    let places = Self.side(TwoRuns.run(), renamed).places
    #expect(places.both.map(\.other.id) == ["other", "s2"] && places.onlyFirst.map(\.id) == ["s1"])
    #expect(
      places.onlyOther.map(\.kind) == ["swap_station"], "another kind at the same place is another station")
  }

  @Test("Cells of other outlines are never compared, and a run without stations has no distances")
  func cells() throws {
    let nearer = Self.side(TwoRuns.run(), TwoRuns.run(distances: [50, 200, nil, 500])).places
    let cells = try #require(nearer.cells)
    #expect(cells.map(\.distanceM) == [-50, 0, nil, 100] && cells.allSatisfy { $0.unservedPerDay == 0 })
    var moved = TwoRuns.run()
    moved.frame.outline[0][1].x += 1
    #expect(Self.side(TwoRuns.run(), moved).places.cells == nil && !Self.side(TwoRuns.run(), moved).isSame)
  }

  @Test("Inputs are told as added, removed, changed or told otherwise, and files by their sums")
  func inputs() {
    func input(_ path: String, _ value: String, _ source: String = "") -> RunDigest.Input {
      .init(path: path, value: value, unit: "m", origin: "scenario", grade: "assumed", source: source)
    }
    var (first, other) = (TwoRuns.run(), TwoRuns.run())
    first.inputs = [input("a", "1"), input("b", "2"), input("c", "3"), input("d", "4")]
    other.inputs = [input("b", "2.5"), input("c", "3", "a page"), input("d", "4"), input("e", "5")]
    other.files = [.init(path: "scenario.yaml", sha256: "11"), .init(path: "data/x.csv", sha256: "22")]
    let changes = Self.side(first, other).inputs
    #expect(changes.removed.map(\.path) == ["a"] && changes.added.map(\.path) == ["e"])
    #expect(changes.changed.map { "\($0.path) \($0.before) \($0.after)" } == ["b 2 2.5"])
    #expect(changes.resourced == ["c"])
    #expect(changes.files.map(\.path) == ["scenario.yaml", "data/x.csv"] && changes.files[1].before == nil)
    #expect(InputChanges(from: first, to: first).isEmpty)
  }
}
