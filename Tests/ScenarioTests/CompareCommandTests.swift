import Foundation
import Testing

@Suite("The comparison of plans keeps its promises")
struct CompareCommandTests {
  private let bench: CommandLineBench

  init() throws {
    bench = try CommandLineBench()
    _ = try bench.run(["init", "town"])
  }

  @Test("Equal plans differ by nothing, others are told apart, and two runs write the same bytes")
  func comparison() throws {
    defer { bench.remove() }
    func place(_ out: String) throws -> CommandLineBench.Answer {
      try bench.run(["place", "town", "--compare", "greedy,greedy-swap", "--simulate", "--out", out])
    }
    let first = try place("one")
    #expect(first.code == 0, "\(first.errors)")
    #expect(first.output.contains("greedy-swap") && first.output.contains("one/comparison.html"))
    #expect(try place("two").code == 0)
    let files = try bench.files("one")
    #expect(
      files.keys.sorted() == [
        "COMPLETE", "comparison.csv", "comparison.html", "plan-greedy-swap.geojson", "plan-greedy.geojson",
      ])
    let again = try bench.files("two")
    for name in files.keys { #expect(files[name] == again[name], "\(name)") }
    let rows = String(decoding: try #require(files["comparison.csv"]), as: UTF8.self)
      .split(separator: "\r\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    func column(_ name: String) throws -> Int { try #require(rows[0].firstIndex { $0 == name }) }
    let (value, difference) = (try column("value"), try column("wait_difference_min"))
    #expect(rows.count == 5 && Double(rows[1][difference]) == 0)
    #expect(try #require(Int(rows[3][value])) >= #require(Int(rows[1][value])), "swaps cover no less")
  }

  @Test("A plan by waiting is the best of its trials, and the same again")
  func waiting() throws {
    defer { bench.remove() }
    let first = try bench.run(["place", "town", "--objective", "waiting", "--json"])
    #expect(first.code == 0, "\(first.errors)")
    #expect(try bench.run(["place", "town", "--objective", "waiting", "--json"]).output == first.output)
    let plan = try #require(try JSONSerialization.jsonObject(with: Data(first.output.utf8)) as? [String: Any])
    let trials = try #require(plan["trials"] as? [[String: Any]])
    let waits = try trials.map { try #require($0["meanWaitMin"] as? Double) }
    #expect(trials.count >= 2)
    let chosen = trials.indices.filter { trials[$0]["isChosen"] as? Bool == true }
    #expect(chosen.count == 1 && waits[chosen[0]] == waits.min())
    let covering = try bench.run(["place", "town", "--json"])
    #expect(covering.output != first.output, "the planted fault: coverage alone never simulates")
  }

  @Test("An algorithm that is not there, or twice, is told before anything is planned")
  func words() throws {
    defer { bench.remove() }
    let unknown = try bench.run(["place", "town", "--compare", "greedy,gready"])
    #expect(unknown.code == 64 && unknown.errors.contains("there is no algorithm 'gready'"))
    #expect(try bench.run(["place", "town", "--compare", "greedy,greedy"]).code == 64)
    #expect(try bench.run(["place", "town", "--simulate"]).code == 64)
  }
}
