import Fixtures
import PlacementInstances
import Siting
import Testing

/// Published instances without a licence to pass them on: read beside the checkout where they lie there.
@Suite("Medians, centers and capacities against published optima") struct LocalLocationTests {
  private static let folder = SharedData.path("placement")
  private static var areThere: Bool { folder != nil }

  /// The first question of a file, answered by its strongest algorithm.
  private func answer(
    _ format: any PlacementFormat, _ file: String, counts: [Int] = [], problem: String? = nil
  ) throws -> (placement: Placement, instance: PlacementInstance) {
    var options = InstanceOptions()
    options.counts = counts
    options.problem = problem
    let path = try #require(Self.folder) + "/" + file
    let instance = try #require(try format.instances(InstanceSource(path), options: options).first)
    let question = try instance.question()
    let name = try #require(question.algorithmNames.last)
    return (try question.place(algorithm: name, seed: 1) { _ in true }, instance)
  }

  @Test(
    "OR-Library p-medians are proven", .enabled(if: areThere, Comment(rawValue: SharedData.absence)),
    arguments: [("pmed1", 5819), ("pmed5", 1355), ("pmed7", 5631)])
  func medians(name: String, optimum: Int64) throws {
    let (placement, instance) = try answer(GraphMedianFormat(), "orlib-pmed/\(name).txt")
    #expect(placement.value == optimum)
    #expect(placement.isProvenOptimal)
    #expect(instance.bestKnown == Double(optimum))
  }

  @Test(
    "p-centers are proven", .enabled(if: areThere, Comment(rawValue: SharedData.absence)),
    arguments: [("pmed1", 127), ("pmed6", 84)])
  func centers(name: String, optimum: Int64) throws {
    let (placement, _) = try answer(
      GraphMedianFormat(), "orlib-pmed/\(name).txt", problem: "p-center")
    #expect(placement.value == optimum)
    #expect(placement.isProvenOptimal)
  }

  @Test(
    "p-centers of TSPLIB points agree with values rounded to whole numbers (Pullan, 2008)",
    .enabled(if: areThere, Comment(rawValue: SharedData.absence)), arguments: [(10, 850.0), (5, 1610)])
  func planeCenters(open: Int, optimum: Double) throws {
    let (placement, instance) = try answer(TSPLIBFormat(), "tsplib-points/pr264.tsp", counts: [open])
    let value = Double(try #require(placement.value)) / Double(instance.unitsPerOne)
    #expect(abs(value - optimum) <= 0.5)
    #expect(placement.isProvenOptimal)
    #expect(instance.bestKnown == optimum)
  }

  @Test(
    "Capacitated p-medians are proven", .enabled(if: areThere, Comment(rawValue: SharedData.absence)),
    arguments: [("pmedcap01", 713), ("pmedcap05", 664)])
  func capacitatedMedians(name: String, optimum: Int64) throws {
    let (placement, _) = try answer(CapacitatedMedianFormat(), "orlib-pmedcap/\(name).txt")
    #expect(placement.value == optimum)
    #expect(placement.isProvenOptimal)
  }

  @Test(
    "Single-source locations are proven", .enabled(if: areThere, Comment(rawValue: SharedData.absence)),
    arguments: [("p1", 8848), ("p6", 7777)])
  func singleSource(name: String, optimum: Int64) throws {
    let (placement, _) = try answer(HolmbergFormat(), "holmberg-sscflp/\(name)")
    #expect(placement.value == optimum)
    #expect(placement.isProvenOptimal)
  }

  @Test(
    "Split-source locations are proven", .enabled(if: areThere, Comment(rawValue: SharedData.absence)),
    arguments: [("cap71", 932615.750), ("cap74", 1034976.975)])
  func split(name: String, optimum: Double) throws {
    let (placement, instance) = try answer(WarehouseFormat(), "orlib-cap/\(name).txt")
    let value = Double(try #require(placement.value)) / Double(instance.unitsPerOne)
    #expect(abs(value - optimum) < 0.01)
    #expect(placement.isProvenOptimal)
  }
}
