public import DistrictModel

/// What became of every record: the account that nothing was lost without a word.
public struct ImportLog: Hashable, Sendable {
  /// What happened to a record.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// Left out.
    case dropped
    /// Taken over, but not as it stands in the file.
    case changed
    /// Taken over as it stands, though it looks wrong.
    case suspected
    /// Something the user should know, of the whole file.
    case noted

    public var word: BilingualText {
      switch self {
      case .dropped: .init(zh: "舍去", en: rawValue)
      case .changed: .init(zh: "改动", en: rawValue)
      case .suspected: .init(zh: "存疑", en: rawValue)
      case .noted: .init(zh: "说明", en: rawValue)
      }
    }
  }

  public struct Entry: Hashable, Sendable {
    public var kind: Kind
    public var file: String
    /// Where: a line, a feature, a station.
    public var place: String
    /// Stable code such as `W1001`: entries of one code are counted together.
    public var code: String
    /// Records it stands for.
    public var records: Int
    public var message: BilingualText
  }

  /// Records found and records taken over.
  public private(set) var found = 0
  public private(set) var kept = 0
  public private(set) var entries: [Entry] = []

  public init() {}

  public mutating func count(found: Int = 0, kept: Int = 0) {
    self.found += found
    self.kept += kept
  }

  public mutating func add(
    _ kind: Kind, _ code: String, file: String, place: String = "", records: Int = 1, zh: String, en: String
  ) {
    entries.append(
      Entry(
        kind: kind, file: file, place: place, code: code, records: records,
        message: BilingualText(zh: zh, en: en)))
  }

  /// Records of a kind.
  public func count(of kind: Kind) -> Int { entries.reduce(0) { $0 + ($1.kind == kind ? $1.records : 0) } }

  /// Every entry as CSV: kind, file, place, records it stands for, code and the message in both languages.
  public var text: String {
    var text = "kind,file,place,records,code,message_zh,message_en\n"
    for entry in entries {
      let fields = [
        entry.kind.rawValue, entry.file, entry.place, String(entry.records), entry.code, entry.message.zh,
        entry.message.en,
      ]
      text += fields.map(CSVField.quoted).joined(separator: ",") + "\n"
    }
    return text
  }

  /// Counts by kind and code, each with its first entry, in the order of their first appearance.
  public var summary: [(kind: Kind, count: Int, first: Entry)] {
    var order: [String] = []
    var groups: [String: (kind: Kind, count: Int, first: Entry)] = [:]
    for entry in entries {
      let key = entry.kind.rawValue + entry.code
      if groups[key] == nil {
        order.append(key)
        groups[key] = (entry.kind, 0, entry)
      }
      groups[key]?.count += max(1, entry.records)
    }
    return order.compactMap { groups[$0] }
  }
}
