internal import CKLU

/// A real sparse matrix in compressed columns, factorised again and again with one ordering.
///
/// Source: Davis, Palamadai Natarajan, "Algorithm 907: KLU", 2010, doi:10.1145/1824801.1824814.
package struct SparseRealSolver: ~Copyable {
  private let size: Int32
  private var starts: [Int32]
  private var rows: [Int32]
  private var common = klu_common()
  private var symbolic: UnsafeMutablePointer<klu_symbolic>?

  /// - Parameter keepsDiagonal: pivots stay on the diagonal, as those of a matrix with dominant columns may; the ordering then
  ///   goes by its pattern alone and fills in less.
  package init(size: Int, starts: [Int32], rows: [Int32], keepsDiagonal: Bool = false) {
    self.size = Int32(size)
    self.starts = starts
    self.rows = rows
    klu_defaults(&common)
    if keepsDiagonal {
      common.btf = 0
      common.scale = 0
      common.tol = 0
    }
    symbolic = klu_analyze(self.size, &self.starts, &self.rows, &common)
  }

  /// Solves in place; `false` where the matrix is singular.
  ///
  /// - Parameter refinements: how often what the answer leaves of the right side is solved for again, which gives small
  ///   parts of the answer their own digits.
  package mutating func solve(
    _ values: inout [Double], _ right: inout [Double], refinements: Int = 0
  ) -> Bool {
    guard symbolic != nil else { return false }
    var numeric = klu_factor(&starts, &rows, &values, symbolic, &common)
    guard numeric != nil else { return false }
    defer { klu_free_numeric(&numeric, &common) }
    guard refinements > 0 else { return klu_solve(symbolic, numeric, size, 1, &right, &common) == 1 }
    let wanted = right
    guard klu_solve(symbolic, numeric, size, 1, &right, &common) == 1 else { return false }
    for _ in 0..<refinements {
      var left = wanted
      for column in 0..<Int(size) {
        let value = right[column]
        for place in Int(starts[column])..<Int(starts[column + 1]) {
          left[Int(rows[place])] -= values[place] * value
        }
      }
      guard klu_solve(symbolic, numeric, size, 1, &left, &common) == 1 else { return false }
      for row in right.indices { right[row] += left[row] }
    }
    return true
  }

  deinit {
    var symbolic = symbolic
    var common = common
    klu_free_symbolic(&symbolic, &common)
  }
}

/// L and U of a complex sparse matrix with P A Q = L U, as plain columns: found once per topology, used for ever.
struct ComplexFactors: Sendable {
  /// Strictly lower part of L by columns, its diagonal being one.
  private(set) var lowerStarts: [Int] = [0]
  private(set) var lowerRows: [Int] = []
  private(set) var lowerValues: [Phasor] = []
  /// Strictly upper part of U by columns.
  private(set) var upperStarts: [Int] = [0]
  private(set) var upperRows: [Int] = []
  private(set) var upperValues: [Phasor] = []
  /// One over the diagonal of U.
  private(set) var inverseDiagonal: [Phasor] = []
  /// Row of A that is row k of the factors.
  let rowOrder: [Int]
  /// Column of A that is column k of the factors.
  let columnOrder: [Int]

  /// `nil` where the matrix is singular.
  init?(size: Int, starts: [Int32], rows: [Int32], values: [Phasor]) {
    guard size > 0 else {
      rowOrder = []
      columnOrder = []
      return
    }
    var starts = starts
    var rows = rows
    var pairs = values.flatMap { [$0.real, $0.imaginary] }
    var common = klu_common()
    klu_defaults(&common)
    // One block without scaling: P A Q = L U and nothing else to carry along.
    common.btf = 0
    common.scale = 0
    var symbolic = klu_analyze(Int32(size), &starts, &rows, &common)
    guard symbolic != nil else { return nil }
    defer { klu_free_symbolic(&symbolic, &common) }
    var numeric = klu_z_factor(&starts, &rows, &pairs, symbolic, &common)
    guard let found = numeric else { return nil }
    defer { klu_z_free_numeric(&numeric, &common) }
    let lowerCount = Int(found.pointee.lnz)
    let upperCount = Int(found.pointee.unz)
    var lp = [Int32](repeating: 0, count: size + 1)
    var li = [Int32](repeating: 0, count: lowerCount)
    var lx = [Double](repeating: 0, count: lowerCount)
    var lz = lx
    var up = lp
    var ui = [Int32](repeating: 0, count: upperCount)
    var ux = [Double](repeating: 0, count: upperCount)
    var uz = ux
    var p = [Int32](repeating: 0, count: size)
    var q = p
    guard
      klu_z_extract(
        numeric, symbolic, &lp, &li, &lx, &lz, &up, &ui, &ux, &uz, nil, nil, nil, nil, &p, &q, nil, nil,
        &common) == 1
    else { return nil }
    rowOrder = p.map(Int.init)
    columnOrder = q.map(Int.init)
    for column in 0..<size {
      for place in Int(lp[column])..<Int(lp[column + 1]) where Int(li[place]) != column {
        lowerRows.append(Int(li[place]))
        lowerValues.append(Phasor(real: lx[place], imaginary: lz[place]))
      }
      lowerStarts.append(lowerRows.count)
      var diagonal = Phasor.zero
      for place in Int(up[column])..<Int(up[column + 1]) {
        let value = Phasor(real: ux[place], imaginary: uz[place])
        if Int(ui[place]) == column {
          diagonal = value
        } else {
          upperRows.append(Int(ui[place]))
          upperValues.append(value)
        }
      }
      upperStarts.append(upperRows.count)
      guard diagonal.squaredMagnitude > 0 else { return nil }
      inverseDiagonal.append(.one / diagonal)
    }
  }

  /// Solves A x = b.
  func solve(_ right: [Phasor]) -> [Phasor] {
    var x = rowOrder.map { right[$0] }
    for column in x.indices {
      let value = x[column]
      for place in lowerStarts[column]..<lowerStarts[column + 1] {
        x[lowerRows[place]] -= lowerValues[place] * value
      }
    }
    for column in x.indices.reversed() {
      let value = x[column] * inverseDiagonal[column]
      x[column] = value
      for place in upperStarts[column]..<upperStarts[column + 1] {
        x[upperRows[place]] -= upperValues[place] * value
      }
    }
    var answer = x
    for (k, column) in columnOrder.enumerated() { answer[column] = x[k] }
    return answer
  }
}
