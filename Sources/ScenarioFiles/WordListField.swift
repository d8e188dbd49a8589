import Yams

extension Field {
  /// The same without a note where it is not given: a rule nobody asks for is no assumption.
  var quiet: Field { Field(outline: outline, read: read, assume: { _, _, _ in }) }
}

/// Keys that hold a list of words.
extension Field {
  /// Words of one shape each, such as ids.
  static func words(
    _ key: String, _ path: WritableKeyPath<Root, [String]>, each shape: FieldShape, _ about: About,
    in root: Root
  ) -> Field {
    Field(
      key, path, .words(shape), about, in: root, print: { $0.isEmpty ? "-" : $0.joined(separator: " ") },
      value: { $1.words($0, $2, each: shape) })
  }

  /// Words of a known set.
  static func choices<Value: RawRepresentable & CaseIterable>(
    _ key: String, _ path: WritableKeyPath<Root, [Value]>, _ about: About, in root: Root
  ) -> Field where Value.RawValue == String {
    let shape = FieldShape.choice(Value.allCases.map(\.rawValue))
    return Field(
      key, path, .words(shape), about, in: root,
      print: { $0.isEmpty ? "-" : $0.map(\.rawValue).joined(separator: " ") },
      value: { $1.words($0, $2, each: shape)?.compactMap { Value(rawValue: $0) } })
  }
}

extension ScenarioReader {
  func words(_ node: Node, _ path: String, each shape: FieldShape) -> [String]? {
    guard case .sequence(let sequence) = node else {
      expected("E0206", node, path, zh: "词语列表", en: "a list of words")
      return nil
    }
    let words = sequence.enumerated().compactMap { row, entry in
      if case .choice(let known) = shape { return word(entry, "\(path)[\(row)]", among: known) }
      return text(entry, "\(path)[\(row)]", shape)
    }
    return words.count == sequence.count ? words : nil
  }
}
