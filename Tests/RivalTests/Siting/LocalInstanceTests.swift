import Foundation
import Siting
import Testing

/// Points in a square of 30 by 30, every point a customer and a candidate (ReVelle's family; Cordeau, Furini, Ljubić
/// 2019). The files have no licence, so they are read beside the checkout where they lie there, and skipped elsewhere.
private enum LocalInstances {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "../../../../shared/data/placement/mclp-revelle"
  ).standardized.path

  static var areThere: Bool { FileManager.default.fileExists(atPath: folder) }

  static func problem(_ name: String, radius: Double, open: Int) throws -> CoveringProblem {
    let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
    let rows = text.split(separator: "\n").dropFirst().map {
      $0.split(separator: " ").compactMap { Double($0) }
    }
    let points = rows.map { SitingPoint(x: $0[1], y: $0[2]) }
    return try .within(
      radius: radius, demand: zip(points, rows).map { DemandPoint(point: $0, weight: Int64($1[4])) },
      candidates: points, limit: .count(open))
  }
}

@Test(
  "Optima proven by a mixed-integer solver lie between value and bound, and close to both",
  .enabled(if: LocalInstances.areThere, "the instances may not be copied and are not beside the checkout"),
  arguments: [("n100s1.dat", 5.5, 10, Int64(5656)), ("n500s1.dat", 2, 25, 16148)])
func localOptima(name: String, radius: Double, open: Int, optimum: Int64) throws {
  let placement = try SitingCatalogue.place(
    LocalInstances.problem(name, radius: radius, open: open), algorithm: "greedy-swap", seed: 1)
  let value = try #require(placement.value)
  #expect(value <= optimum)
  #expect(placement.bound >= optimum)
  #expect(Double(value) >= 0.98 * Double(optimum), "\(value)")
  #expect(Double(placement.bound) <= 1.02 * Double(optimum), "\(placement.bound)")
  // Planted fault: a site more has a larger optimum.
  let more = try SitingCatalogue.place(
    LocalInstances.problem(name, radius: radius, open: open + 2), algorithm: "greedy-swap", seed: 1)
  #expect(try #require(more.value) > optimum)
}
