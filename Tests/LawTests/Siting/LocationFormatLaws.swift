import PlacementInstances
import Siting
import Testing

@Suite("Formats of medians, centers and capacities") struct LocationFormatLaws {
  private func message(
    _ format: any PlacementFormat, _ text: String, counts: [Int] = [], problem: String? = nil
  ) -> String? {
    var options = InstanceOptions()
    options.counts = counts
    options.problem = problem
    do throws(InstanceError) {
      for instance in try format.instances(InstanceSource("x.txt", texts: ["x.txt": text]), options: options)
      {
        _ = try instance.question()
      }
      return nil
    } catch { return error.text }
  }

  private func value(
    _ format: any PlacementFormat, _ text: String, counts: [Int] = [], problem: String? = nil
  ) throws -> Double? {
    var options = InstanceOptions()
    options.counts = counts
    options.problem = problem
    let source = InstanceSource("x.txt", texts: ["x.txt": text])
    let instance = try #require(try format.instances(source, options: options).first)
    let question = try instance.question()
    let placement = try question.place(algorithm: question.algorithmNames.last ?? "", seed: 1) { _ in true }
    #expect(placement.isProvenOptimal)
    return placement.value.map { Double($0) / Double(instance.unitsPerOne) }
  }

  static let graph = "4 5 1\n1 2 9\n2 3 1\n3 4 1\n1 2 2\n4 4 3\n"
  static let capped = " 1 0\n 3 2 5\n 1 0 0 3\n 2 3 4 2\n 3 9 9 4\n"
  static let lorena = "3 2\n0 0 5 3\n1 1 5 2\n5 5 5 4\n"
  static let holmberg = "2 3\n5 10\n9 20\n1. 2 3\n1 2 3\n3 2 1\n"
  static let warehouse = "2 2\n5 10.5\n9 20\n4\n8 4\n2\n1 3\n"
  static let points =
    "NAME : three\nTYPE : TSP\nDIMENSION : 3\nEDGE_WEIGHT_TYPE : EUC_2D\nNODE_COORD_SECTION\n1 0 0\n2 3 4\n3 0 1\nEOF\n"

  @Test("Of a repeated edge the last cost counts, and ways are the shortest")
  func repeatedEdge() throws {
    // 1-2 costs 2, so vertex 2 serves at 2 + 0 + 1 + 2, vertex 3 at 3 + 1 + 0 + 1.
    #expect(try value(GraphMedianFormat(), Self.graph) == 5)
    #expect(try value(GraphMedianFormat(), Self.graph, problem: "p-center") == 2)
    #expect(try value(GraphMedianFormat(), Self.graph, counts: [4]) == 0)
  }

  @Test("Whole distances are cut, real ones kept to the thousandth")
  func distances() throws {
    // Points 1 and 2 lie 5 apart; 9, 9 lies 7.8 from 3, 4, which is cut to 7. Capacities let 1 and 2 share a site.
    #expect(try value(CapacitatedMedianFormat(), Self.capped) == 5)
    #expect(try value(LorenaFormat(), Self.lorena) == 1.414)
    #expect(try value(TSPLIBFormat(), Self.points, counts: [1]) == 4.243)
    #expect(try value(TSPLIBFormat(), Self.points, counts: [1], problem: "p-median") == 5.243)
  }

  @Test("Opening costs and costs of all the demand are read in their order")
  func costs() throws {
    // Only the second site holds the demand of 6: 20 + 3 + 2 + 1.
    #expect(try value(HolmbergFormat(), Self.holmberg) == 26)
    // Demand 6: the second site alone is 20 + 4 + 3.
    #expect(try value(WarehouseFormat(), Self.warehouse) == 27)
  }

  @Test("Demand is split where one site alone is dearer")
  func split() throws {
    // Two sites for nothing with 3 each; 4 units cost 1 or 2 a unit: 3 + 2.
    #expect(try value(WarehouseFormat(), "2 1\n3 0\n3 0\n4\n4 8\n") == 5)
  }

  @Test("The word 'capacity' asks for --capacity, and takes it")
  func openCapacity() throws {
    let text = Self.warehouse.replacing("9 20", with: "capacity 20")
    #expect(
      message(WarehouseFormat(), text) == "x.txt: expected --capacity: the file leaves the capacity open")
    var options = InstanceOptions()
    options.capacities = [9, 0]
    let source = InstanceSource("x.txt", texts: ["x.txt": text])
    let instances = try WarehouseFormat().instances(source, options: options)
    #expect(instances.map(\.name) == ["x_9", "x_0"])
    let question = try instances[1].question()
    #expect(try question.place(algorithm: "branch-and-bound", seed: 1) { _ in true }.value == nil)
  }

  @Test(
    "Slips name the line and what was expected",
    arguments: [
      (
        "pmed", graph.replacing("2 3 1", with: "2 7 1"),
        "x.txt:3: expected a vertex, a whole number from 1 to 4, found '7'"
      ),
      ("pmed", "4 5 1\n1 2 9\n2 3", "x.txt:3: expected the cost of an edge, found the end of the file"),
      ("pmed", graph + "1 2 3\n", "x.txt:7: expected the end of the file, found '1'"),
      (
        "pmed", "4 2 1\n1 2 9\n3 4 1\n",
        "x.txt: expected a connected graph: no way leads from vertex 1 to vertex 3"
      ),
      (
        "pmed", graph.replacing("5 1\n1 2 9", with: "5 9\n1 2 9"),
        "x.txt: 9 stations are asked for, but there are only 4 sites: add candidates or lower the number"
      ),
      ("pmedcap", " 1 0\n 3 2 5\n 1 0 0 3\n 2 3 four 2\n", "x.txt:4: expected y, a number, found 'four'"),
      ("cpmp", "3 2\n0 0 5 3\n1 1 5\n", "x.txt:4: expected the demand, found the end of the file"),
      (
        "holmberg", "2 3\n5 10\n9 20\n1 2 3.5\n",
        "x.txt:4: expected a demand, a whole number from 0 to 2147483647, found 3.5"
      ),
      ("cap", "2 2\n5 10.5\n9 -20\n", "x.txt:3: expected the fixed cost of a site, 0 or more, found -20.0"),
      (
        "tsplib", points.replacing("EUC_2D", with: "GEO"),
        "x.txt:4: expected EDGE_WEIGHT_TYPE EUC_2D, found 'GEO'"
      ),
      (
        "tsplib", "NAME : x\nDIMENSION : 3\n",
        "x.txt:3: expected NODE_COORD_SECTION, found the end of the file"
      ),
    ])
  func slips(name: String, text: String, told: String) throws {
    let format = try #require(PlacementFormats.named(name))
    let counts = name == "tsplib" ? [1] : []
    #expect(message(format, text, counts: counts) == told)
  }

  @Test(
    "A file cut anywhere, or with a word replaced, is told or read, never a crash",
    arguments: [
      ("pmed", graph), ("pmedcap", capped), ("cpmp", lorena), ("holmberg", holmberg), ("cap", warehouse),
      ("tsplib", points),
    ])
  func cuts(name: String, text: String) throws {
    let format = try #require(PlacementFormats.named(name))
    for length in 0..<text.count - 1 {
      let told = message(format, String(text.prefix(length)), counts: [1])
      if text.dropFirst(length).contains(where: { $0.isNewline && $0 != text.last }) { #expect(told != nil) }
    }
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    for wrong in ["x", "-1", "0", "1e15", "nan", "99999999999999999999", "1e-300", "2147483647"] {
      for place in words.indices {
        var changed = words
        changed[place] = Substring(wrong)
        _ = message(format, changed.joined(separator: " "), counts: [1])
      }
    }
  }
}
