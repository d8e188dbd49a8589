import Fixtures
import Foundation
import OutsideSolvers
import Siting
import Testing

@Suite("Programs outside") struct OutsideLaws {
  /// A program that is a few lines of shell, in a folder of its own.
  static func script(_ text: String) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "wayside-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: "program")
    try Data("#!/bin/sh\n\(text)\n".utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    return file.path
  }

  static func problem() throws -> CoveringProblem {
    try CoveringProblem(weights: [5, 7, 9], coveredBy: [[0], [1], [1, 2]], candidates: 3, open: 1)
  }

  @Test("An external program's sites are judged; its claim counts for nothing")
  func judged() throws {
    let honest = ExternalProgram([try Self.script("cat >/dev/null; echo '{\"sites\": [1], \"value\": 16}'")])
    let placement = honest.place(try Self.problem(), seed: 1)
    #expect(placement.value == 16)
    #expect(placement.reason == nil)
    #expect(placement.status == .feasible)
    let boaster = ExternalProgram([try Self.script("echo '{\"sites\": [0], \"value\": 999}'")])
    let boast = boaster.place(try Self.problem(), seed: 1)
    #expect(boast.value == 5)
    #expect(boast.reason == "external:program claims 999, but its sites are worth 5")
    let plain = ExternalProgram([try Self.script("echo 2")]).place(try Self.problem(), seed: 1)
    #expect(plain.value == 9)
  }

  @Test(
    "Programs that crash, hang, print rubbish or break rules give named results, never a trap or a hang",
    arguments: [
      ("exit 3", "external:program ended with code 3"),
      ("echo oh no >&2; exit 1", "external:program ended with code 1: oh no"),
      ("kill -SEGV $$", "external:program crashed with signal 11"),
      ("sleep 100", "external:program did not end within 1 s and was ended"),
      ("sleep 100 & sleep 100", "external:program did not end within 1 s and was ended"),
      ("trap '' TERM INT; while true; do :; done", "external:program did not end within 1 s and was ended"),
      ("yes", "external:program"),
      ("true", "external:program printed nothing"),
      ("echo hello", "external:program printed no list of sites: 'hello '"),
      ("head -c 3000 /dev/urandom", "external:program printed no list of sites"),
      ("echo '{\"sites\": [7]}'", "external:program chose sites that break a rule: site 7 does not exist"),
      ("echo '{\"sites\": [0, 1]}'", "external:program chose sites that break a rule: 2 sites are open"),
      ("echo 1 1", "external:program chose sites that break a rule: site 1 is named twice"),
      ("echo '{\"sites\": [99999999999]}'", "external:program printed no list of sites"),
      ("echo '{\"sites\": [1], \"value\": 1e999}'", "external:program printed no list of sites"),
    ])
  func misbehaves(body: String, reason: String) throws {
    // A busy machine may take a while to start even a program that ends at once.
    let isEndless = body.contains("sleep") || body.contains("while") || body == "yes"
    let program = ExternalProgram([try Self.script(body)], seconds: isEndless ? 1 : 60)
    let clock = ContinuousClock()
    let began = clock.now
    let placement = program.place(try Self.problem(), seed: 1)
    #expect(!isEndless || began.duration(to: clock.now) < .seconds(60))
    #expect(placement.reason?.hasPrefix(reason) ?? false, "\(placement.reason ?? "nothing")")
    #expect(placement.status == .nothingFound)
  }

  @Test("A program that is not there is named")
  func absent() throws {
    let placement = ExternalProgram(["/no/such/program"]).place(try Self.problem(), seed: 1)
    #expect(placement.reason == "there is no program '/no/such/program'")
    let solver = SolverProgram(try #require(SolverDialect.all.first), path: "/no/such/cbc")
    #expect(!solver.isPresent)
    #expect(solver.place(try Self.problem(), seed: 1).status == .nothingFound)
  }

  @Test("The caller's stop ends the program")
  func stopped() throws {
    let program = ExternalProgram([try Self.script("sleep 100")], seconds: 100)
    let placement = program.place(try Self.problem(), seed: 1) { _ in false }
    #expect(placement.reason == "external:program was ended before it was done")
    #expect(placement.stopReason == .interrupted)
  }

  @Test("What solvers print is read: values, bound, and lies")
  func dialects() throws {
    // x0 ... x2 are the sites; the model minimises, so an optimum of 16 reads -16.
    let transcripts: [String: (log: String, solution: String)] = [
      "cbc": (
        "Result - Optimal solution found\n\nObjective value:                -16.00000000\n",
        "Optimal - objective value -16.00000000\n      1 x1    1     0\n      3 x3    1    -16\n"
      ),
      "highs": (
        "Solving report\n  Status            Optimal\n  Primal bound      -16\n  Dual bound        -16\n",
        "Model status\nOptimal\n\n# Primal solution values\nFeasible\nObjective -16\n# Columns 2\nx0 0\nx1 1\n"
      ),
      "scip": (
        "SCIP Status        : problem is solved [optimal solution found]\nPrimal Bound       : -1.60000000000000e+01 (1 solutions)\nDual Bound         : -1.60000000000000e+01\n",
        "solution status: optimal solution found\nobjective value: -16\nx1      1 \t(obj:0)\n"
      ),
      "gurobi_cl": (
        "Best objective -1.600000000000e+01, best bound -1.600000000000e+01, gap 0.0000%\n",
        "# Objective value = -16\nx0 0\nx1 1\n"
      ),
    ]
    for dialect in SolverDialect.all {
      let transcript = try #require(transcripts[dialect.name])
      // The program finds where its solution goes among its arguments, whatever the dialect.
      let body = """
        for word in "$@"; do case "$word" in *solution.sol) out="${word#ResultFile=}"; out="${out#write solution }";; esac; done
        cat > "$out" <<'SOLUTION'
        \(transcript.solution)
        SOLUTION
        cat <<'LOG'
        \(transcript.log)
        LOG
        """
      let path = try Self.script(body)
      let placement = SolverProgram(dialect, path: path).place(try Self.problem(), seed: 1)
      #expect(placement.value == 16, "\(dialect.name)")
      #expect(placement.isProvenOptimal, "\(dialect.name)")
      #expect(placement.reason == "the bound is \(dialect.name)'s word")
      let liar = try Self.script(body.replacing("-16", with: "-21").replacing("-1.6", with: "-2.1"))
      let lie = SolverProgram(dialect, path: liar).place(try Self.problem(), seed: 1)
      #expect(lie.value == 16)
      #expect(lie.status == .feasible)
      #expect(
        lie.reason == "\(dialect.name) claims 21, but its sites are worth 16: its bound is not taken")
    }
  }

  @Test(
    "cbc proves the optima of tiny covering and flow problems",
    .enabled(if: SolverProgram(SolverDialect.all[0]).isPresent, "coinor-cbc is not installed"),
    arguments: UInt64(1)...10)
  func cbc(seed: UInt64) throws {
    let solver = SolverProgram(SolverDialect.all[0])
    let flows = try TinyFlows(seed: seed)
    let placement = solver.place(try flows.refuelling(), seed: 1)
    #expect(placement.value == flows.optimum(flows.driven), "\(placement.reason ?? "")")
    #expect(placement.isProvenOptimal)
    let tiny = TinyCovering(seed: seed, fixes: seed % 2 == 0)
    let covering = solver.place(try tiny.problem(), seed: 1)
    #expect(covering.value == tiny.optimum(), "\(covering.reason ?? "")")
    #expect(covering.isProvenOptimal)
  }

  @Test(
    "cbc proves the optima of tiny medians, centers, capacities and set covers",
    .enabled(if: SolverProgram(SolverDialect.all[0]).isPresent, "coinor-cbc is not installed"),
    arguments: UInt64(1)...10)
  func cbcElsewhere(seed: UInt64) throws {
    let tiny = TinyLocation(seed: seed)
    let costs = try tiny.costs()
    func agrees<Problem: ModelledProblem>(_ problem: Problem, _ optimum: Int64?) {
      let placement = SolverProgram(SolverDialect.all[0]).place(problem, seed: 1)
      #expect(placement.value == optimum, "\(Problem.name): \(placement.reason ?? "")")
      #expect(optimum == nil || placement.isProvenOptimal, "\(Problem.name)")
    }
    agrees(try MedianProblem(costs: costs, open: tiny.open), tiny.median)
    agrees(try CenterProblem(costs: costs, open: tiny.open), tiny.center)
    agrees(
      try CapacitatedMedianProblem(
        costs: costs, demands: tiny.demands, capacities: tiny.capacities, open: tiny.open),
      tiny.singleSource(size: tiny.open, opensFreely: true))
    agrees(
      try SingleSourceLocationProblem(
        costs: costs, demands: tiny.demands, capacities: tiny.capacities, openingCosts: tiny.openingCosts),
      tiny.singleSource(size: nil, opensFreely: false))
    agrees(
      try SplitLocationProblem(
        unitCosts: tiny.cells.map { Int64($0) }, demands: tiny.demands, capacities: tiny.capacities,
        openingCosts: tiny.openingCosts), tiny.split)
    let covering = TinyCovering(seed: seed)
    let rows = covering.coveredBy.filter { !$0.isEmpty }
    let ones = [Int64](repeating: 1, count: covering.candidates)
    let cover = try SetCoverProblem(coverage: CoverageTable(rows: rows), costs: ones)
    agrees(cover, SitingCatalogue.setCovering.last?.place(cover, seed: 1).value)
    let half = covering.weights.reduce(0, +) / 2
    let partial = try PartialCoverProblem(
      weights: covering.weights, coverage: CoverageTable(rows: covering.coveredBy), costs: ones, target: half)
    agrees(partial, SitingCatalogue.partialCovering.last?.place(partial, seed: 1).value)
  }

  @Test("The worked example in Python answers and is judged")
  func example() throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../../Examples/external-placement/greedy.py"
    ).standardized.path
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 51)
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/env") else { return }
    let tiny = TinyCovering(seed: 5)
    let placement = ExternalProgram(["python3", path]).place(try tiny.problem(), seed: 1)
    if placement.reason == "there is no program 'python3'" { return }
    #expect(placement.reason == nil)
    #expect(placement.value == tiny.value(of: Set(placement.sites)))
  }
}
