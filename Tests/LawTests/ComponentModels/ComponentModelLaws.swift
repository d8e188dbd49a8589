import ComponentModels
import DistrictModel
import NumericKernels
import ScenarioFiles
import Testing

@Suite("Component models as calculators") struct ComponentModelLaws {
  @Test("Words are unique, and the needed columns of a form lead to that form")
  func catalogue() {
    let models = ComponentModelCatalogue.all
    #expect(Set(models.map(\.id)).count == models.count)
    for model in models {
      for form in model.forms {
        let found = model.form(for: form.neededColumns)
        #expect(found.outputs.map(\.name) == form.outputs.map(\.name), "\(model.id)")
        #expect(found.inputs.map(\.name) == form.inputs.map(\.name), "\(model.id)")
        let names = form.inputs.map(\.name) + form.outputs.map(\.name)
        #expect(Set(names).count == names.count, "\(model.id)")
      }
      #expect(model.summary.zh != model.summary.en)
    }
    #expect(ComponentModelCatalogue.model("no such model") == nil)
  }

  /// A row of these takes a hundredth of a second even in a release build.
  private static let slow = [
    "mode4_analytic_pdr", "noise_limited_range", "informed_choice_meanfield", "stale_information_des",
  ]

  /// Inputs anywhere in their ranges, both ends among them: a finite answer or a reason, never a trap.
  @Test("Every row within the ranges has a finite answer or a reason", arguments: 1...60)
  func anyRow(seed: UInt64) {
    var random = RandomStream(seed: seed, replication: 0, purpose: StreamPurpose("test.models"))
    for model in ComponentModelCatalogue.all where seed % 20 == 0 || !Self.slow.contains(model.id) {
      for form in model.forms {
        var row = ModelRow()
        for column in form.inputs { row[column.name] = Self.value(column, &random) }
        do {
          let values = try form.evaluate(row)
          for (output, answer) in zip(form.outputs, values) {
            if case .word(let word) = answer {
              let head = word.prefix { $0 != ":" }
              #expect(output.words.contains(String(head)), "\(model.id) \(output.name) '\(word)'")
            }
            guard let value = answer.number else { continue }
            #expect(value.isFinite, "\(model.id)")
            guard output.name.hasPrefix("P_") else { continue }
            #expect((-1e-12...(1 + 1e-12)).contains(value), "\(model.id) \(output.name) \(value)")
          }
        } catch {
          #expect(form.inputs.map(\.name).contains(error.column), "\(model.id)")
        }
      }
    }
  }

  /// Counts stay below 300 here, so that the recursions do not cost minutes.
  private static func value(_ column: InputColumn, _ random: inout RandomStream) -> ModelValue {
    let draw = random.uniform()
    switch column.kind {
    case .word(let words): return .word(words[random.integer(below: words.count)])
    case .title(let words): return .word(words[random.integer(below: words.count)])
    case .instant: return .number((random.uniform() * 2 - 0.5) * 2e9)
    case .list(let range, _):
      let top = min(range.upperBound, 12)
      return .list(
        (0..<(1 + random.integer(below: 5))).map { _ in
          let value = range.lowerBound + (top - range.lowerBound) * random.uniform()
          return draw < 0.5 ? value.rounded() : value
        })
    case .whole(let range):
      return .number(Double(range.lowerBound + random.integer(below: min(300, range.count))))
    case .number(let range):
      if draw < 0.1 { return .number(range.lowerBound) }
      if draw < 0.2, range.upperBound <= 1 { return .number(range.upperBound) }
      let top = min(range.upperBound, 300)
      return .number(range.lowerBound + (top - range.lowerBound) * random.uniform() * random.uniform())
    }
  }

  @Test("Presets have the names that scenarios use")
  func presets() throws {
    let column = try #require(
      ComponentModelCatalogue.model("charge_state")?.forms[0].inputs.first { $0.name == "curve" })
    guard case .word(let names) = column.kind else {
      Issue.record("a curve is a word")
      return
    }
    let schema = JSONSchema.scenario()
    for name in names { #expect(schema.contains("\"\(name)\""), "\(name)") }
  }
}

@Suite("Queues with fixed service") struct DeterministicQueueLaws {
  @Test("Fixed service waits less than exponential service, and more servers never hurt")
  func order() {
    for load in [0.2, 0.9, 3.7, 19.5] {
      for servers in (Int(load) + 1)...(Int(load) + 12) {
        let queue = DeterministicQueue(servers: servers, offeredLoad: load)
        let next = DeterministicQueue(servers: servers + 1, offeredLoad: load)
        #expect(queue.meanWait <= ErlangQueue.meanWait(servers: servers, offeredLoad: load))
        #expect(
          queue.waitProbability <= ErlangQueue.waitProbability(servers: servers, offeredLoad: load) + 1e-12)
        #expect(next.meanWait < queue.meanWait)
        #expect(next.waitProbability < queue.waitProbability)
      }
    }
  }

  @Test("With one server it is Pollaczek and Khinchine", arguments: [1e-9, 0.01, 0.5, 0.8, 0.99, 0.9999])
  func oneServer(load: Double) {
    let queue = DeterministicQueue(servers: 1, offeredLoad: load)
    #expect(abs(queue.waitProbability - load) <= 1e-10 * load)
    let wait = load / (2 * (1 - load))
    #expect(abs(queue.meanWait - wait) <= 1e-9 * wait)
    #expect(
      abs(queue.meanWait - 2 * wait) > 0.1 * wait, "exponential service is told apart: the planted fault")
  }

  @Test(
    "However many servers and however near saturation, a load below them has an answer",
    arguments: [1000, 20_000, 100_000], [0.9, 0.999, 0.999999, 0.9999999999])
  func finite(servers: Int, utilisation: Double) {
    let queue = DeterministicQueue(servers: servers, offeredLoad: utilisation * Double(servers))
    #expect((0...1).contains(queue.waitProbability) && queue.meanQueue.isFinite && queue.meanQueue >= 0)
  }

  @Test("Near saturation half of the exponential wait, and at the ends what must be")
  func ends() {
    let heavy = DeterministicQueue(servers: 22, offeredLoad: 22 * 0.9999)
    let exponential = ErlangQueue.meanWait(servers: 22, offeredLoad: 22 * 0.9999)
    #expect(abs(heavy.meanWait / exponential - 0.5) < 1e-3)
    #expect(DeterministicQueue(servers: 3, offeredLoad: 0).waitProbability == 0)
    #expect(DeterministicQueue(servers: 3, offeredLoad: 3).waitProbability == 1)
    #expect(DeterministicQueue(servers: 3, offeredLoad: 3).meanWait == .infinity)
    #expect(DeterministicQueue(servers: 0, offeredLoad: 1).waitProbability == 1)
    #expect(DeterministicQueue(servers: 3, offeredLoad: .nan).waitProbability.isNaN)
    let tiny = DeterministicQueue(servers: 22, offeredLoad: 1)
    #expect(tiny.waitProbability > 0 && tiny.waitProbability < 1e-20, "a tiny share keeps its digits")
  }
}
