import ArgumentParser

struct SweepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep",
    abstract: PlainLanguage.chosen.pick(
      zh: "成批运行一个方案：情景、取值组合与种子。", en: "Run a scenario many times: futures, crossed values and seeds."),
    discussion: """
      Examples:
        wayside sweep plan sweep.yaml -o runs/sweep         what will be run, and how long it takes
        wayside sweep submit runs/sweep --engine local      on this machine, as many programs as cores
        wayside sweep submit runs/sweep --engine slurm      as a job array
        wayside sweep status runs/sweep
        wayside sweep merge runs/sweep -o results.sqlite
        wayside sweep study runs/sweep                      futures, cases and what decides, from the results

      A sweep.yaml:
        schema: wayside-sweep/1
        scenario: Scenarios/yubei-2025
        futures: 100

      Exit codes: 0 done, 64 usage, 65 bad data, 66 nothing there, 69 a program is missing, 73 cannot write, 75 something is left that
      the same command can do again.
      """,
    subcommands: [
      SweepPlanCommand.self, SweepExecCommand.self, SweepStatusCommand.self, SweepSubmitCommand.self,
      SweepMergeCommand.self, SweepStudyCommand.self, SweepEmitCommand.self,
    ])
}
