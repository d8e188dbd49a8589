import Assessment
import NumericKernels
import SwapStations
import Testing

@Suite("What a kind of swap station carries") struct SwapLevelLaws {
  /// A kind with packs of two types, fixed times.
  private static func kind(_ id: String, heavy: Int, light: Int) -> SwapStationKind {
    var kind = SwapStationKind()
    kind.id = id
    kind.stock = [("truck", heavy), ("light_truck", light)].map { word, packs in
      var stock = PackStock()
      stock.pack = word
      stock.packs = packs
      return stock
    }
    kind.design.chargers = 8
    kind.design.successShare = 1
    kind.design.transformerKVA = .infinity
    kind.design.chargeLaw = .timed(hours: 1, .fixed)
    return kind
  }

  private static func levels(_ kinds: [SwapStationKind], swapped: [Int]) throws -> [SwapCard.Level] {
    var network = SwapNetwork()
    network.packTypes = [.heavyTruck, .lightTruck]
    network.kinds = kinds
    return try SwapLevelStudy(network: network, swapped: swapped, seed: 1, streams: 2, arrivals: 400).levels(
      stations: kinds.map { _ in 3 })
  }

  @Test("Kinds that differ in name and price carry the same, and each keeps its price")
  func twins() throws {
    var dear = Self.kind("dear", heavy: 4, light: 4)
    dear.design.capexCNY += 1e6
    let levels = try Self.levels([Self.kind("cheap", heavy: 4, light: 4), dear], swapped: [5, 5])
    #expect(levels[0].atMeanWait == levels[1].atMeanWait && levels[0].atLongWaits == levels[1].atLongWaits)
    #expect(abs(levels[1].investmentCNY - levels[0].investmentCNY - 1e6) < 1)
    #expect(levels.map(\.kind) == [0, 1] && levels.allSatisfy { $0.stations == 3 && $0.packs == 8 })
    #expect(levels[0].atMeanWait.replications == 2)
    #expect(levels[0].atMeanWait.mean < levels[0].nameplate)
  }

  @Test("The mix of the run decides what a station with several types carries")
  func mix() throws {
    func mean(_ heavy: Int, _ light: Int, _ swapped: [Int]) throws -> Double {
      try Self.levels([Self.kind("main", heavy: heavy, light: light)], swapped: swapped)[0].atMeanWait.mean
    }
    let even = try mean(4, 4, [500, 500])
    #expect(try mean(4, 4, [900, 100]) < even)
    // Where nobody swapped anything, customers ask for what there is.
    #expect(try mean(4, 4, [0, 0]) == even)
    // What others swap elsewhere does not count at a station without their packs.
    let alike = try mean(8, 0, [10, 990])
    #expect(try mean(8, 0, [0, 0]) == alike)
    #expect(even < 0.9 * alike, "the planted fault: all packs counted alike, \(even) \(alike)")
  }
}
