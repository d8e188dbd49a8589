import DistrictModel
import ScenarioFiles

extension ReadResult {
  /// Every complaint on one line: line:column, code, message, and after a bar what to do.
  func told(_ text: (BilingualText) -> String) -> [String] {
    diagnostics.map { one in
      "\(one.line):\(one.column) \(one.code) \(text(one.message))"
        + (one.help.map { " | \(text($0))" } ?? "")
    }
  }
}
