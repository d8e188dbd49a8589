import DistrictModel
import Fixtures
import Foundation
import GridFiles
import PowerNetwork
import ScenarioFiles
import Testing

@Suite("Reading grids") struct GridReadingTests {
  private let folder: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "grid-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  private func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)"))
  }

  private func remove() { try? FileManager.default.removeItem(atPath: folder) }

  /// Places and codes, without the folder.
  private func complaints(_ path: String? = nil) -> [String] {
    GridReading(path: path ?? folder).diagnostics.map { diagnostic in
      let file = diagnostic.file.split(separator: "/").last.map(String.init) ?? ""
      return "\(file):\(diagnostic.line):\(diagnostic.column) \(diagnostic.code) \(diagnostic.message.en)"
        + (diagnostic.help.map { " (\($0.en))" } ?? "")
    }
  }

  private func writeSound() throws {
    try write("buses.csv", "bus,type,pd_mw,qd_mvar,v_set_pu\n1,REF,0,0,1.02\n2,PQ,1,0.5,\n3.0,PQ,1,0.2,\n")
    try write("branches.csv", "from,to,r_pu,x_pu,tap,in_service\n1,2,0.01,0.02,,1\n3,2,0.01,0.02,0,1\n")
    try write("summary.json", "{\"base_mva\": 10}")
  }

  @Test("A folder without generators is read; blank fields have their defaults")
  func sound() throws {
    defer { remove() }
    try writeSound()
    #expect(complaints() == [])
    let grid = try #require(GridReading(path: folder).grid)
    #expect(grid.buses.map(\.name) == ["1", "2", "3"] && grid.branches.map(\.tap) == [1, 1])
    #expect(PowerFlow.method(for: grid) == .sweep)
  }

  @Test("Every slip is told with file, line and column, and the nearest right thing")
  func slips() throws {
    defer { remove() }
    try writeSound()
    try write(
      "buses.csv", "bus,type,pd_mw,qd_mvar,v_set_pu\n1,REF,0,0,1.02\nnorth,PG,1,x,\nsouth,PQ,1,0.2,\n")
    try write("branches.csv", "from,to,r_pu,x_pu,in_service\n1,nrth,0.01,0.02,1\nsouth,1,0,0,maybe\n")
    #expect(
      complaints() == [
        "branches.csv:3:13 E0834 in_service: expected 1 or 0, found 'maybe'",
        "buses.csv:3:7 E0833 there is no bus type 'PG' (did you mean 'PQ'?)",
        "buses.csv:3:12 E0305 qd_mvar: expected a number, found 'x'",
      ])
    try write(
      "buses.csv", "bus,type,pd_mw,qd_mvar,v_set_pu\n1,REF,0,0,1.02\nnorth,PQ,1,1,\nsouth,PQ,1,0.2,\n")
    try write("branches.csv", "from,to,r_pu,x_pu,in_service\n1,nrth,0.01,0.02,1\nsouth,1,0,0,1\n")
    #expect(
      complaints() == [
        "branches.csv:2:3 E0803 there is no bus 'nrth' (did you mean 'north'?)",
        "branches.csv:3:11 E0809 the impedance of south–1 is zero (merge the buses of a closed switch, or give its reactance)",
      ])
  }

  @Test("A missing table, a missing base and a missing folder are told")
  func missing() throws {
    defer { remove() }
    try writeSound()
    try write("summary.json", "{}")
    #expect(complaints() == ["summary.json:0:0 E0832 the number base_mva (MVA) is missing"])
    try FileManager.default.removeItem(atPath: "\(folder)/branches.csv")
    let reading = GridReading(path: folder)
    #expect(reading.isMissing && reading.grid == nil)
    #expect(GridReading(path: folder + "/nowhere").diagnostics.count == 3)
  }

  private static let matpower = """
    function mpc = small
    %% a comment with [ brackets ]
    mpc.version = '2';
    mpc.baseMVA = 10; % MVA
    mpc.bus = [
      1 3 0 0 0 0 1 1 0 12.66 1 1.1 0.9;
      2, 1, 100, 60, 0, 0, 1, 1, 0, 12.66, 1, 1.1, 0.9 % kW
      3 1 90 40 0 0 ...
        1 1 0 12.66 1 1.1 0.9;
    ];
    mpc.gen = [1 0 0 10 -10 1.02 100 1 10 0];
    mpc.branch = [
      1 2 0.0922 0.0470 0 0 0 0 0 0 1 -360 360;
      2 3 0.4930 0.2511 0 5 0 0 0 0 1 -360 360;
    ];
    mpc.bus_name = {
      'a [';
    };
    [PQ, PV, REF] = idx_bus;
    Vbase = mpc.bus(1, BASE_KV) * 1e3;
    mpc.branch(:, [BR_R BR_X]) = mpc.branch(:, [BR_R BR_X]) / (Vbase^2 / Sbase);
    mpc.bus(:, [PD, QD]) = mpc.bus(:, [PD, QD]) / 1e3;

    """

  @Test("A MATPOWER case with its conversions reads as the folder of the same grid")
  func matpower() throws {
    defer { remove() }
    try write("small.m", Self.matpower)
    #expect(complaints("\(folder)/small.m") == [])
    let grid = try #require(GridReading(path: "\(folder)/small.m").grid)
    #expect(grid.buses.map(\.loadMW) == [0, 0.1, 0.09] && grid.setpoints[0] == 1.02)
    #expect(abs(grid.branches[0].resistance - 0.0922 * 10 / (12.66 * 12.66)) < 1e-15)
    #expect(grid.branches.map(\.ratingMVA) == [nil, 5])
  }

  @Test("A statement that changes a table is refused where it is not understood")
  func unknownStatement() throws {
    defer { remove() }
    try write("odd.m", Self.matpower + "mpc.bus(:, PD) = mpc.bus(:, PD) * 2;\n")
    #expect(
      complaints("\(folder)/odd.m") == [
        "odd.m:23:1 E0838 a statement that changes a table is not understood (run it in MATPOWER and write the case with savecase)"
      ])
    try write("short.m", "mpc.baseMVA = 10;\nmpc.bus = [\n 1 3 x;\n];\n")
    #expect(complaints("\(folder)/short.m") == ["short.m:3:6 E0305 expected a number, found 'x'"])
    try write("open.m", "mpc.baseMVA = 10;\nmpc.bus = [\n 1 3 0;\n")
    #expect(complaints("\(folder)/open.m") == ["open.m:2:1 E0835 the '[' of mpc.bus is never closed"])
  }
}
