/// The mean of one long run, whose values hang on the ones before them.
public enum BatchMeans {
  /// The run is cut into batches of equal length (what does not fill one is left out at the start), whose means are taken for
  /// independent: mean ± t · s / √batches.
  ///
  /// A batch has to be much longer than values remember; between ten and thirty batches are usual (Schmeiser, "Batch size
  /// effects in the analysis of simulation output", Operations Research 30, 1982).
  ///
  /// - Throws: `outOfDomain` for fewer than two batches or fewer values than batches.
  public static func interval(
    _ values: some RandomAccessCollection<Double>, batches: Int = 20, level: Double = 0.95
  ) throws(NumericsError) -> ConfidenceInterval {
    guard batches > 1, values.count >= batches else { throw .outOfDomain }
    let length = values.count / batches
    var rest = values.suffix(length * batches)[...]
    var means: [Double] = []
    for _ in 0..<batches {
      means.append(rest.prefix(length).reduce(0, +) / Double(length))
      rest = rest.dropFirst(length)
    }
    return .student(means, level: level)
  }
}
