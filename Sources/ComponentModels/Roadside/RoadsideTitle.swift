import DistrictModel

/// A model's name as tables write it: a word, then perhaps parameters, such as `tr37885_urban_nlosv(+9dB)` or
/// `virtualsource11p(mangel2011) w_r=20 x_t=7.5 i_s=0`.
struct RoadsideTitle {
  /// Letters, digits, underscores and points up to the first other character.
  let word: String
  /// What stands as `key=number` behind it.
  private(set) var parameters: [(key: String, value: Double)] = []
  /// What stands as `(+9dB)` behind it.
  private(set) var extraDB = 0.0
  /// The first parameter that is none.
  private(set) var slip: String?

  init(_ text: String) {
    word = String(text.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." })
    let rest = text.dropFirst(word.count)
    for part in rest.split(whereSeparator: { $0 == " " || $0 == "," || $0 == ";" }) {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if sides.count == 2 {
        guard let value = Double(sides[1]), value.isFinite else {
          slip = slip ?? String(part)
          continue
        }
        parameters.append((String(sides[0]), value))
      } else if part.hasPrefix("(+") {
        guard part.hasSuffix("dB)"), let value = Double(part.dropFirst(2).dropLast(3)),
          (0...100).contains(value)
        else {
          slip = slip ?? String(part)
          continue
        }
        extraDB = value
      }
    }
  }

  /// The parameters, or why they will not do.
  func checked(_ known: [String], column: String) throws(ModelRefusal) {
    if let slip {
      throw ModelRefusal(column, zh: "无法理解 '\(slip)'", en: "'\(slip)' cannot be understood")
    }
    for (key, _) in parameters where !known.contains(key) {
      let list = known.joined(separator: ", ")
      throw ModelRefusal(
        column, zh: "没有参数 '\(key)'" + (list.isEmpty ? "" : "；有：\(list)"),
        en: "there is no parameter '\(key)'" + (list.isEmpty ? "" : "; known: \(list)"))
    }
  }

  func parameter(_ key: String) -> Double? { parameters.first { $0.key == key }?.value }
}

extension InputColumn {
  /// A number that may be left out; what follows then is for the model to say.
  static func optional(
    _ name: String, unit: String, _ range: ClosedRange<Double>, zh: String, en: String
  ) -> InputColumn {
    InputColumn(name, unit: unit, .number(range), zh: zh, en: en, fallback: .word(""))
  }
}

extension ModelRow {
  /// A number, or `nil` where its field was left out.
  func given(_ name: String) -> Double? {
    if case .number(let value) = self[name] { value } else { nil }
  }

  /// - Throws: a refusal that names the field which this model cannot do without.
  func needed(_ name: String) throws(ModelRefusal) -> Double {
    guard let value = given(name) else {
      throw ModelRefusal(name, zh: "此模型需要该值", en: "this model needs it")
    }
    return value
  }
}
