internal import CGLPK

/// A linear program that grows: GLPK's dual simplex behind Swift types, started each time where it ended last.
///
/// What it says is good to seven digits or so and proves nothing: whoever needs a proof takes the row prices and works
/// the bound out anew in whole numbers. GLPK keeps its memory per thread, so a program stays on the thread it was made
/// on, as the compiler checks: the class is not `Sendable`.
package final class LinearProgram {
  package enum Sense {
    case maximise
    case minimise
  }

  package enum Outcome {
    case optimal
    /// The pivots allowed did not suffice; another call goes on from here.
    case unfinished
    /// Infeasible, unbounded, or numerically out of reach.
    case failed
  }

  private let program: OpaquePointer
  private var settings = glp_smcp()

  package init(_ sense: Sense) {
    program = glp_create_prob()
    glp_set_obj_dir(program, sense == .maximise ? GLP_MAX : GLP_MIN)
    glp_init_smcp(&settings)
    settings.msg_lev = GLP_MSG_OFF
    settings.meth = GLP_DUALP
  }

  deinit { glp_delete_prob(program) }

  package var rowCount: Int { Int(glp_get_num_rows(program)) }
  /// Pivots of all calls.
  package var pivots: Int { Int(glp_get_it_cnt(program)) }

  /// Adds a variable between two limits, `nil` for none; hands back its number, from 0.
  @discardableResult package func addColumn(worth: Double, from low: Double?, to high: Double?) -> Int {
    let column = glp_add_cols(program, 1)
    glp_set_obj_coef(program, column, worth)
    limit(column: Int(column) - 1, from: low, to: high)
    return Int(column) - 1
  }

  package func limit(column: Int, from low: Double?, to high: Double?) {
    glp_set_col_bnds(program, Int32(column) + 1, Self.kind(low, high), low ?? 0, high ?? 0)
  }

  /// Adds a row Σ coefficient · column between two limits; each column at most once. Hands back its number, from 0.
  @discardableResult package func addRow(
    _ columns: [Int32], _ coefficients: [Double], from low: Double?, to high: Double?
  ) -> Int {
    precondition(columns.count == coefficients.count)
    let row = glp_add_rows(program, 1)
    // GLPK counts from 1 and passes over the first entry.
    glp_set_mat_row(
      program, row, Int32(columns.count), [0] + columns.map { $0 + 1 }, [0] + coefficients)
    glp_set_row_bnds(program, row, Self.kind(low, high), low ?? 0, high ?? 0)
    return Int(row) - 1
  }

  /// Drops rows; the numbers of those behind move up.
  package func removeRows(_ rows: [Int]) {
    guard !rows.isEmpty else { return }
    glp_del_rows(program, Int32(rows.count), [0] + rows.map { Int32($0) + 1 })
  }

  /// Goes on from where the last call ended.
  package func solve(pivots: Int) -> Outcome {
    settings.it_lim = Int32(clamping: pivots)
    var status = glp_simplex(program, &settings)
    if status != 0, status != GLP_EITLIM {
      // The basis has become singular: begin anew.
      glp_std_basis(program)
      status = glp_simplex(program, &settings)
    }
    if status == GLP_EITLIM { return .unfinished }
    return status == 0 && glp_get_status(program) == GLP_OPT ? .optimal : .failed
  }

  package var worth: Double { glp_get_obj_val(program) }
  package func value(column: Int) -> Double { glp_get_col_prim(program, Int32(column) + 1) }
  /// By how much the worth would move for each unit that the row's limit moves.
  package func price(row: Int) -> Double { glp_get_row_dual(program, Int32(row) + 1) }

  private static func kind(_ low: Double?, _ high: Double?) -> Int32 {
    switch (low, high) {
    case (nil, nil): GLP_FR
    case (.some, nil): GLP_LO
    case (nil, .some): GLP_UP
    case (.some(let low), .some(let high)): low < high ? GLP_DB : GLP_FX
    }
  }
}
