import Glibc

/// One benchmark: it checks its answer, then says how much work it did in how much CPU time.
struct Benchmark: Sendable {
  let name: String
  /// Returns lines to print; throws `Wrong` where the answer is not right.
  let run: @Sendable () throws -> [String]
}

/// An answer that is not right; no time is printed for it.
struct Wrong: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// CPU seconds of this process, user and system, all threads.
func cpuSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// Runs a piece of work three times and returns its answer with the smallest CPU time.
func measured<Answer>(_ work: () throws -> Answer) rethrows -> (answer: Answer, seconds: Double) {
  var best: (answer: Answer, seconds: Double)?
  for _ in 0..<3 {
    let began = cpuSeconds()
    let answer = try work()
    let seconds = cpuSeconds() - began
    if seconds < best?.seconds ?? .infinity { best = (answer, seconds) }
  }
  guard let best else { return (try work(), .nan) }
  return best
}

func fixed(_ value: Double, _ decimals: Int) -> String {
  var scale = 1.0
  for _ in 0..<decimals { scale *= 10 }
  return "\((value * scale).rounded() / scale)"
}

@main
struct WaysideBenchmarks {
  static let all = [
    simulationBenchmark, cabinetBenchmark, sitingBenchmark, familyBenchmark, reportBenchmark,
    calibrationBenchmark, powerBenchmark, hostingBenchmark,
    hydrogenBenchmark, swapBenchmark, roadsideBenchmark, sweepBenchmark,
  ]
  /// Benchmarks of minutes, run only by name.
  static let long = [queueBenchmark, roadsideSitingBenchmark]

  static func main() {
    let wanted = CommandLine.arguments.dropFirst()
    if wanted.first == "sessions" { exit(SessionsBenchmark.run(Array(wanted.dropFirst()))) }
    if wanted.first == "flows" { exit(FlowBenchmark.run(Array(wanted.dropFirst()))) }
    var failed = false
    let chosen = wanted.isEmpty ? all : (all + long).filter { wanted.contains($0.name) }
    for benchmark in chosen {
      do {
        print(benchmark.name)
        for line in try benchmark.run() { print("  \(line)") }
      } catch {
        print("  WRONG: \(error)")
        failed = true
      }
    }
    exit(failed ? 1 : 0)
  }
}
