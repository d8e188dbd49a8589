import Foundation
public import Siting

/// A mixed-integer program on PATH, given the model as a file. Its solution is judged by the problem; its bound is taken
/// only if what it says of its solution is true.
public struct SolverProgram: OutsideRunner {
  public let dialect: SolverDialect
  public let seconds: Double
  private let path: String

  /// - Parameters:
  ///   - path: where the program is, instead of on PATH under its own name.
  ///   - seconds: what the program is told; it is ended a little later if it does not end itself.
  public init(_ dialect: SolverDialect, path: String? = nil, seconds: Double = 60) {
    self.dialect = dialect
    self.path = path ?? dialect.name
    self.seconds = seconds
  }

  public var name: String { dialect.name }

  /// Whether the program is there.
  public var isPresent: Bool { ProcessRun.find(path) != nil }

  public func run<Problem: ModelledProblem>(_ search: inout Search<Problem>) {
    guard let program = ProcessRun.find(path) else {
      search.remark = "there is no program '\(path)' on PATH"
      return
    }
    let model = search.problem.mixedIntegerModel()
    var ran: Search<Problem> = search
    let done = ProcessRun.withFolder { folder in
      let (modelFile, solutionFile) = (folder + "/model.mps", folder + "/solution.sol")
      guard (try? Data(model.mps.utf8).write(to: URL(fileURLWithPath: modelFile))) != nil else {
        return false
      }
      let run = ProcessRun.run(
        program, dialect.arguments(modelFile, solutionFile, seconds), in: folder, input: "",
        seconds: seconds * 1.2 + 5, goOn: { ran.goesOn() })
      ran.remark = run.complaint(name, seconds: seconds * 1.2 + 5)
      take(dialect.read(run.output, ProcessRun.text(solutionFile)), model, &ran)
      return true
    }
    search = ran
    if done != true { search.remark = "\(name) did not run: no room for its files" }
  }

  private func take<Problem: ModelledProblem>(
    _ answer: SolverDialect.Answer, _ model: MixedIntegerModel, _ search: inout Search<Problem>
  ) {
    if answer.isInfeasible, answer.values.isEmpty {
      search.proveInfeasible("\(name) says that no choice keeps all rules")
      return
    }
    guard !answer.values.isEmpty else {
      if search.remark == nil { search.remark = "\(name) gave no solution" }
      takeBound(answer, model, &search)
      return
    }
    var values = [Double](repeating: 0, count: model.columnCount)
    for column in values.indices { values[column] = answer.values["x\(column)"] ?? 0 }
    let choice = search.problem.choice(of: values)
    switch search.problem.judge(choice) {
    case .broken(let rule):
      search.remark = "\(name) gave a solution that breaks a rule: \(rule)"
    case .worth(let worth):
      search.offer(choice)
      let claimed = answer.objective.map { wholeWorth($0, model) }
      if let claimed, abs(claimed - Double(worth)) > 0.5 + 1e-6 * abs(Double(worth)) {
        search.remark =
          "\(name) claims \(Int64(exactly: claimed.rounded()) ?? 0), but its sites are worth \(worth): its bound is not taken"
        return
      }
      takeBound(answer, model, &search)
    }
  }

  /// What the model's minimisation stands for.
  private func wholeWorth(_ objective: Double, _ model: MixedIntegerModel) -> Double {
    (model.sense == .maximise ? -objective : objective) + Double(model.constant)
  }

  /// Worths are whole, so a stated bound is rounded to the next whole number on the safe side of its tolerance.
  private func takeBound<Problem: ModelledProblem>(
    _ answer: SolverDialect.Answer, _ model: MixedIntegerModel, _ search: inout Search<Problem>
  ) {
    guard let stated = answer.bound else { return }
    let bound = wholeWorth(stated, model)
    let slack = 1e-9 * abs(bound) + 1e-6
    let whole =
      model.sense == .maximise ? (bound + slack).rounded(.down) : (bound - slack).rounded(.up)
    guard let exact = Int64(exactly: whole) else { return }
    search.prove(bound: exact)
    if search.remark == nil { search.remark = "the bound is \(name)'s word" }
  }
}
