import Foundation

/// How a solver program is called and how it tells what it found. A new program is one more of these.
public struct SolverDialect: Sendable {
  /// What a program says of a model, always a minimisation.
  struct Answer {
    var isInfeasible = false
    var objective: Double?
    var bound: Double?
    var values: [String: Double] = [:]
  }

  public let name: String
  let arguments: @Sendable (_ model: String, _ solution: String, _ seconds: Double) -> [String]
  let read: @Sendable (_ log: String, _ solution: String) -> Answer

  public static let all = [cbc, highs, scip, gurobi]

  /// The first number behind a mark at the beginning of a line, the last such line counting.
  static func number(after mark: String, in text: String) -> Double? {
    var found: Double?
    for line in text.split(whereSeparator: \.isNewline) {
      let line = line.drop { $0.isWhitespace }
      guard line.hasPrefix(mark) else { continue }
      let word = line.dropFirst(mark.count).split { " \t:,=".contains($0) }.first
      if let word, let value = Double(word), value.isFinite { found = value }
    }
    return found
  }

  /// `name value` in two columns, counted from 0.
  static func values(_ text: String, name: Int, value: Int) -> [String: Double] {
    var values: [String: Double] = [:]
    for line in text.split(whereSeparator: \.isNewline) {
      let words = line.split { $0 == " " || $0 == "\t" }.drop { $0 == "**" }
      let fields = Array(words)
      guard fields.count > max(name, value), fields[name].hasPrefix("x"), let number = Double(fields[value]),
        number.isFinite
      else { continue }
      values[String(fields[name])] = number
    }
    return values
  }

  private static func whole(_ seconds: Double) -> String { "\(Int(max(1, seconds.rounded(.up))))" }

  /// Debian's `coinor-cbc` 2.10; its time limit is CPU time.
  static let cbc = SolverDialect(
    name: "cbc",
    arguments: { [$0, "-ratio", "0", "-seconds", whole($2), "-solve", "-solution", $1] },
    read: { log, solution in
      var answer = Answer()
      answer.isInfeasible =
        log.contains("Result - Problem proven infeasible") || log.contains("Problem is infeasible")
      answer.objective = number(after: "Objective value:", in: log)
      answer.bound = number(after: "Lower bound:", in: log)
      if log.contains("Result - Optimal solution found"), answer.bound == nil {
        answer.bound = answer.objective
      }
      answer.values = values(solution, name: 1, value: 2)
      return answer
    })

  static let highs = SolverDialect(
    name: "highs",
    arguments: { [$0, "--time_limit", "\($2)", "--parallel", "off", "--solution_file", $1] },
    read: { log, solution in
      var answer = Answer()
      let status = log.split(whereSeparator: \.isNewline).last { $0.drop { $0 == " " }.hasPrefix("Status") }
      answer.isInfeasible = status?.hasSuffix("Infeasible") ?? false
      answer.objective = number(after: "Primal bound", in: log)
      answer.bound = number(after: "Dual bound", in: log)
      answer.values = values(solution, name: 0, value: 1)
      return answer
    })

  static let scip = SolverDialect(
    name: "scip",
    arguments: { model, solution, seconds in
      [
        "set limits time \(seconds)", "set limits gap 0", "read \(model)", "optimize",
        "write solution \(solution)", "quit",
      ].flatMap { ["-c", $0] }
    },
    read: { log, solution in
      var answer = Answer()
      answer.isInfeasible = log.contains("[infeasible]")
      answer.objective = number(after: "Primal Bound", in: log)
      answer.bound = number(after: "Dual Bound", in: log)
      answer.values = values(solution, name: 0, value: 1)
      return answer
    })

  static let gurobi = SolverDialect(
    name: "gurobi_cl",
    arguments: { ["Threads=1", "MIPGap=0", "TimeLimit=\($2)", "ResultFile=\($1)", $0] },
    read: { log, solution in
      var answer = Answer()
      answer.isInfeasible = log.contains("Model is infeasible")
      answer.objective = number(after: "Best objective", in: log)
      let line = log.split(whereSeparator: \.isNewline).last { $0.hasPrefix("Best objective") }
      if let line, let place = line.range(of: "best bound") {
        answer.bound = number(after: "best bound", in: String(line[place.lowerBound...]))
      }
      answer.values = values(solution, name: 0, value: 1)
      return answer
    })
}
