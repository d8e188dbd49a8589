import Foundation

/// A sweep as jobs of other schedulers: text to look at and hand on, nothing is run.
public enum SweepJobs: String, CaseIterable, Sendable {
  case kubernetes
  case awsBatch = "aws-batch"
  case parallel

  /// How many members an array of AWS Batch may have.
  public static let awsArray = 2...10_000

  /// - Parameters:
  ///   - folder: of the sweep, as the jobs see it.
  ///   - scenario: its folder, which the jobs have to see as well.
  ///   - shards: how many jobs.
  ///   - name: of the job.
  ///   - program: path of `wayside` where the jobs run.
  public func text(
    folder: String, scenario: String, shards: Int, name: String = "wayside-sweep", program: String = "wayside"
  ) -> String {
    switch self {
    case .parallel:
      // GNU parallel repeats what was killed, and a repeated shard goes on where it was. It gives the words to a shell once more, unless
      // told to quote them; its log is of one division.
      return
        "seq \(shards) | parallel --quote --joblog \(Self.quoted(folder + "/parallel-\(shards).log")) --resume-failed --retries 3 "
        + "\(Self.quoted(program)) sweep exec \(Self.quoted(folder)) --threads 1 --shard {}/\(shards)\n"
    case .kubernetes:
      return """
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: \(name)
        spec:
          completions: \(shards)
          parallelism: \(min(shards, 100))
          completionMode: Indexed
          backoffLimitPerIndex: 3
          template:
            spec:
              restartPolicy: Never
              containers:
                - name: wayside
                  image: IMAGE-WITH-WAYSIDE
                  # The index comes as JOB_COMPLETION_INDEX.
                  command: \(Self.json([program, "sweep", "exec", folder, "--threads", "1", "--shards", "\(shards)"]))
                  # The scenario has to stand at \(Self.json(scenario)) as well.
                  volumeMounts:
                    - { name: sweep, mountPath: \(Self.json(folder)) }
              volumes:
                - name: sweep
                  persistentVolumeClaim: { claimName: CLAIM-OF-THE-FOLDER }

        """
    case .awsBatch:
      return Self.pretty([
        "jobName": name, "jobQueue": "QUEUE", "jobDefinition": "DEFINITION-WITH-WAYSIDE",
        // The index comes as AWS_BATCH_JOB_ARRAY_INDEX; arrays have 2 to 10,000 members.
        "arrayProperties": ["size": shards],
        "containerOverrides": [
          "command": [program, "sweep", "exec", folder, "--threads", "1", "--shards", "\(shards)"]
        ], "retryStrategy": ["attempts": 3],
      ])
    }
  }

  package static func quoted(_ text: String) -> String {
    let plain = text.utf8.allSatisfy { byte in
      (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
        || "-_./+,:@%".utf8.contains(byte)
    }
    return plain && !text.isEmpty ? text : "'" + text.replacing("'", with: "'\\''") + "'"
  }

  private static func json(_ value: Any) -> String {
    let data = try? JSONSerialization.data(
      withJSONObject: value, options: [.fragmentsAllowed, .withoutEscapingSlashes])
    return data.map { String(decoding: $0, as: UTF8.self) } ?? "null"
  }

  private static func pretty(_ value: [String: Any]) -> String {
    let data = try? JSONSerialization.data(
      withJSONObject: value, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
    return (data.map { String(decoding: $0, as: UTF8.self) } ?? "{}") + "\n"
  }
}
