import LinearPrograms
import Testing

@Suite("Linear programs with known answers") struct LinearProgramTests {
  /// Wyndor Glass (Hillier, Lieberman, Introduction to Operations Research, chapter 3): 36 at (2, 6), prices 0, 3/2, 1.
  @Test("Wyndor Glass earns 36 with prices 0, 3/2 and 1") func wyndor() {
    let program = LinearProgram(.maximise)
    program.addColumn(worth: 3, from: 0, to: nil)
    program.addColumn(worth: 5, from: 0, to: nil)
    program.addRow([0], [1], from: nil, to: 4)
    program.addRow([1], [2], from: nil, to: 12)
    program.addRow([0, 1], [3, 2], from: nil, to: 18)
    #expect(program.solve(pivots: 100) == .optimal)
    #expect(abs(program.worth - 36) < 1e-9)
    #expect(abs(program.value(column: 0) - 2) < 1e-9 && abs(program.value(column: 1) - 6) < 1e-9)
    for (row, price) in [0, 1.5, 1].enumerated() { #expect(abs(program.price(row: row) - price) < 1e-9) }
    // One row more and one less: the program goes on from where it stands.
    program.addRow([0, 1], [1, 1], from: nil, to: 7)
    #expect(program.solve(pivots: 100) == .optimal)
    #expect(abs(program.worth - 33) < 1e-9)
    program.removeRows([3])
    program.limit(column: 1, from: 0, to: 5)
    #expect(program.solve(pivots: 100) == .optimal)
    #expect(abs(program.worth - 33) < 1e-9 && program.rowCount == 3)
  }

  @Test("What cannot be, has no end or no time is told apart") func outcomes() {
    let program = LinearProgram(.minimise)
    program.addColumn(worth: 1, from: 0, to: 1)
    program.addRow([0], [1], from: 0.5, to: nil)
    #expect(program.solve(pivots: 0) == .unfinished)
    #expect(program.solve(pivots: 9) == .optimal)
    #expect(abs(program.worth - 0.5) < 1e-9)
    program.addRow([0], [1], from: 2, to: nil)
    #expect(program.solve(pivots: 9) == .failed)
    let endless = LinearProgram(.maximise)
    endless.addColumn(worth: 1, from: 0, to: nil)
    #expect(endless.solve(pivots: 9) == .failed)
  }
}
