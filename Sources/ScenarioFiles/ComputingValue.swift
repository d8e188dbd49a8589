import DistrictModel
import Yams

/// The two kinds of computing. Nothing converts one into the other, so a number with the other's unit is no slip of writing.
enum ComputingKind {
  /// 10¹² operations a second on 8-bit integers, as makers of edge boxes quote.
  case edge
  /// 10¹⁵ floating-point operations a second, as data centres are quoted.
  case platform

  var complaint: BilingualText {
    switch self {
    case .edge:
      BilingualText(
        zh: "边缘算力以 TOPS（INT8）计，浮点算力不能换算为它",
        en: "edge computing is in TOPS (INT8), and nothing converts FLOPS into it")
    case .platform:
      BilingualText(
        zh: "平台算力以 PFLOPS（FP16 或 FP32）计，INT8 算力不能换算为它",
        en: "computing of the platform is in PFLOPS (FP16 or FP32), and nothing converts TOPS into it")
    }
  }

  /// What to write instead.
  var help: BilingualText {
    switch self {
    case .edge:
      BilingualText(
        zh: "写设备手册中的 INT8 TOPS，只写数字；平台算力写在 petaflops",
        en: "write the INT8 TOPS of the data sheet as a plain number; computing of the platform is petaflops")
    case .platform:
      BilingualText(
        zh: "写 PFLOPS 的数字，位宽写在 float_width；边缘算力写在 tera_operations",
        en:
          "write the PFLOPS as a plain number and their width in float_width; edge computing is tera_operations"
      )
    }
  }

  /// What to write for a text with the right unit.
  var plainly: BilingualText {
    let unit = self == .edge ? "TOPS" : "PFLOPS"
    return BilingualText(zh: "只写 \(unit) 的数字", en: "write the \(unit) as a plain number")
  }

  /// Letters by which the other kind is told: `FLOPS` beside integers, `OPS` beside floating point.
  func isOther(_ text: String) -> Bool {
    let upper = text.uppercased()
    let isFloating = upper.contains("FLOP") || upper.contains("FP16") || upper.contains("FP32")
    switch self {
    case .edge: return isFloating
    case .platform: return !isFloating && (upper.contains("OPS") || upper.contains("INT8"))
    }
  }
}

extension Field {
  /// Computing of one kind: a plain number, and a text with the other kind's unit is told as such.
  static func computing(
    _ key: String, _ path: WritableKeyPath<Root, Double>, _ range: ClosedRange<Double>, _ kind: ComputingKind,
    _ about: About, in root: Root
  ) -> Field {
    Field(
      key, path, .number(range), about, in: root, print: Numeral.text,
      value: { node, reader, name in
        guard case .scalar(let scalar) = node else { return reader.number(node, name, range) }
        if kind.isOther(scalar.string) {
          let given = scalar.string.prefix(40)
          reader.complain(
            "E0693", at: node.mark, zh: "\(name)：'\(given)'，而\(kind.complaint.zh)",
            en: "\(name): found '\(given)', but \(kind.complaint.en)", help: kind.help)
          return nil
        }
        guard !scalar.string.uppercased().contains("OP") else {
          reader.expected("E0210", node, name, zh: "数字", en: "a number", help: kind.plainly)
          return nil
        }
        return reader.number(node, name, range)
      })
  }
}
