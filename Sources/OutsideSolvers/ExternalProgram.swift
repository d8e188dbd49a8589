import Foundation
public import Siting

/// Anybody's algorithm: a program that reads the problem as JSON on its standard input and prints the sites it chose, as
/// `{"sites": [3, 14, 15]}` or as numbers with spaces between them. It may state a `value`; what counts is the judgement.
public struct ExternalProgram: OutsideRunner {
  public let command: [String]
  public let seconds: Double

  /// - Parameter command: the program, on PATH or as a path, and its arguments.
  public init(_ command: [String], seconds: Double = 60) {
    self.command = command
    self.seconds = seconds
  }

  public var name: String {
    "external:\(command.first?.split(separator: "/").last.map(String.init) ?? "nothing")"
  }

  /// What a program may print.
  private struct Answer: Decodable {
    let sites: [Int32]
    let servedBy: [Int32]?
    let value: Double?

    enum CodingKeys: String, CodingKey {
      case sites
      case servedBy = "served_by"
      case value
    }
  }

  public func run<Problem: ModelledProblem>(_ search: inout Search<Problem>) {
    guard let first = command.first, let program = ProcessRun.find(first) else {
      search.remark = "there is no program '\(command.first ?? "")'"
      return
    }
    let input = search.problem.json
    var ran = search
    let output = ProcessRun.withFolder { folder in
      let run = ProcessRun.run(
        program, Array(command.dropFirst()), in: folder, input: input, seconds: seconds,
        goOn: { ran.goesOn() })
      ran.remark = run.complaint(name, seconds: seconds)
      return run.output
    }
    search = ran
    guard let output else {
      search.remark = "\(name) did not run: no room for its files"
      return
    }
    take(output, &search)
  }

  private func take<Problem: ModelledProblem>(_ output: String, _ search: inout Search<Problem>) {
    guard let answer = Self.answer(in: output) else {
      if search.remark == nil {
        search.remark =
          output.allSatisfy(\.isWhitespace)
          ? "\(name) printed nothing" : "\(name) printed no list of sites: '\(Self.begin(of: output))'"
      }
      return
    }
    let choice = SiteChoice(sites: answer.sites, servedBy: answer.servedBy ?? [])
    switch search.problem.judge(choice) {
    case .broken(let rule):
      search.remark = "\(name) chose sites that break a rule: \(rule)"
    case .worth(let worth):
      search.offer(choice)
      if let claimed = answer.value, Problem.sense.prefers(Self.whole(claimed), to: worth) {
        search.remark = "\(name) claims \(Self.whole(claimed)), but its sites are worth \(worth)"
      }
    }
  }

  private static func answer(in output: String) -> Answer? {
    if let answer = try? JSONDecoder().decode(Answer.self, from: Data(output.utf8)) { return answer }
    let words = output.split(whereSeparator: \.isWhitespace)
    let sites = words.compactMap { Int32($0) }
    guard !words.isEmpty, sites.count == words.count else { return nil }
    return Answer(sites: sites, servedBy: nil, value: nil)
  }

  private static func whole(_ value: Double) -> Int64 {
    value >= 9e18 ? .max : value <= -9e18 ? .min : value.isNaN ? 0 : Int64(value.rounded())
  }

  private static func begin(of output: String) -> String {
    String(output.prefix(60).map { $0.isNewline ? " " : $0 })
  }
}
