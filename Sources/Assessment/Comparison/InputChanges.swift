/// What differs between the inputs of two runs, in the order of the scenario.
public struct InputChanges: Codable, Hashable, Sendable {
  public struct Change: Codable, Hashable, Sendable {
    public let path: String
    public let before: String
    public let after: String
    public let unitBefore: String
    public let unit: String
  }

  /// A file by its path in the scenario; `nil` where it was not read.
  public struct FileChange: Codable, Hashable, Sendable {
    public let path: String
    public let before: String?
    public let after: String?
  }

  public let added: [RunDigest.Input]
  public let removed: [RunDigest.Input]
  public let changed: [Change]
  /// Equal values whose origin, grade or source are told otherwise.
  public let resourced: [String]
  public let files: [FileChange]

  public var isEmpty: Bool {
    added.isEmpty && removed.isEmpty && changed.isEmpty && resourced.isEmpty && files.isEmpty
  }

  public init(from first: RunDigest, to other: RunDigest) {
    let before = Self.byPath(first.inputs)
    let after = Self.byPath(other.inputs)
    added = other.inputs.filter { before[$0.path] == nil }
    removed = first.inputs.filter { after[$0.path] == nil }
    var changed: [Change] = []
    var resourced: [String] = []
    for input in first.inputs {
      guard let now = after[input.path] else { continue }
      if input.value != now.value || input.unit != now.unit {
        changed.append(
          Change(
            path: input.path, before: input.value, after: now.value, unitBefore: input.unit, unit: now.unit))
      } else if input != now {
        resourced.append(input.path)
      }
    }
    self.changed = changed
    self.resourced = resourced
    let (old, new) = (Self.sums(first.files), Self.sums(other.files))
    files =
      first.files.compactMap { file in
        let now = new[file.path]
        return now == file.sha256 ? nil : FileChange(path: file.path, before: file.sha256, after: now)
      }
      + other.files.filter { old[$0.path] == nil }.map {
        FileChange(path: $0.path, before: nil, after: $0.sha256)
      }
  }

  private static func byPath(_ inputs: [RunDigest.Input]) -> [String: RunDigest.Input] {
    Dictionary(inputs.map { ($0.path, $0) }) { first, _ in first }
  }

  private static func sums(_ files: [RunDigest.File]) -> [String: String] {
    Dictionary(files.map { ($0.path, $0.sha256) }) { first, _ in first }
  }
}
