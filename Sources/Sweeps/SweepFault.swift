public import DistrictModel
import Glibc

/// Why a sweep cannot go on.
public enum SweepFault: Error, Hashable, Sendable {
  /// A file of the sweep is not what it should be.
  case line(file: String, line: Int, zh: String, en: String)
  /// The system's own words for what it could not do.
  case cannotWrite(String, Int32)
  case cannotRead(String, Int32)
  /// While the sweep was run, its scenario changed or could not be read.
  case scenarioAway(String)
  /// Another program works on the shard.
  case inUse(String)
  /// Two records of one run differ: some machine counts differently.
  case differs(id: String, one: String, other: String)
  /// Runs without a record.
  case incomplete(missing: Int, of: Int)
  /// The database's own words.
  case database(String)

  public var message: BilingualText {
    switch self {
    case .line(let file, let line, let zh, let en):
      BilingualText(zh: "\(file):\(line)：\(zh)", en: "\(file):\(line): \(en)")
    case .cannotWrite(let path, let code):
      BilingualText(
        zh: "无法写入 '\(path)'：\(Self.words(code))", en: "cannot write '\(path)': \(Self.words(code))")
    case .cannotRead(let path, let code):
      BilingualText(
        zh: "无法读取 '\(path)'：\(Self.words(code))", en: "cannot read '\(path)': \(Self.words(code))")
    case .scenarioAway(let path):
      BilingualText(
        zh: "运行期间方案 '\(path)' 被改动或无法读取；恢复原样后再次执行即续算",
        en:
          "the scenario '\(path)' was changed or could not be read while the sweep ran: put it back, and the same command goes on"
      )
    case .inUse(let path):
      BilingualText(zh: "'\(path)' 正由另一个程序写入", en: "another program is writing '\(path)'")
    case .differs(let id, let one, let other):
      BilingualText(
        zh: "运行 \(id) 的两份记录不同：\(one) 与 \(other)；请核对各机器上的程序版本",
        en:
          "two records of run \(id) differ, \(one) and \(other): see whether all machines run the same program"
      )
    case .incomplete(let missing, let all):
      BilingualText(
        zh: "\(all) 次运行中有 \(missing) 次尚无结果；补跑后再合并，或加 --allow-partial",
        en: "\(missing) of \(all) runs have no record yet: run them first, or give --allow-partial")
    case .database(let words): BilingualText(zh: "数据库：\(words)", en: "database: \(words)")
    }
  }

  private static func words(_ code: Int32) -> String { String(cString: strerror(code)) }
}
