import DistrictModel
import NumericKernels
import Testing

@testable import ScenarioFiles

@Suite("A CSV file is read as RFC 4180 writes it")
struct CSVLawTests {
  /// A random table: fields with commas, quotes, breaks and Chinese, and where each of them begins.
  private struct Sample {
    var text = ""
    var rows: [[String]] = []
    var places: [[String]] = []

    init(seed: UInt64, lineBreak: String) {
      var random = RandomStream(seed: seed, replication: 0, purpose: StreamPurpose("test.csv"))
      let pieces = ["a", "7.5", "渝北", ",", "\"", "\n", " ", "x y", "-", "é"]
      let columns = 1 + random.integer(below: 5)
      var line = 1
      rows.append((0..<columns).map { "c\($0)" })
      for _ in 0..<random.integer(below: 12) {
        rows.append(
          (0..<columns).map { column in
            let inner = (0..<random.integer(below: 4)).map { _ in pieces[random.integer(below: pieces.count)]
            }
            return (column == 0 ? "r" : "") + inner.joined()
          })
      }
      for row in rows {
        var places: [String] = []
        var column = 1
        for (index, field) in row.enumerated() {
          places.append("\(line):\(column)")
          let isQuoted = field.contains { ",\"\n ".contains($0) } || random.integer(below: 4) == 0
          let written = isQuoted ? "\"\(field.replacing("\"", with: "\"\""))\"" : field
          text += written + (index + 1 < row.count ? "," : lineBreak)
          for character in written {
            column += 1
            if character == "\n" { (line, column) = (line + 1, 1) }
          }
          column += 1
        }
        line += 1
        self.places.append(places)
      }
    }
  }

  private func table(_ text: String) -> CSVTable { CSVTable(text: text, file: "t.csv", columns: []) }

  @Test("Commas and quotes part fields also where a mark stands upon them; letters keep their marks")
  func marks() {
    let marked = table("a,\u{301}b,\"c\"\n\u{600},\"\u{301}d\",e\u{301}\n")
    #expect(marked.header.map(\.text) == ["a", "\u{301}b", "c"])
    #expect(marked.rows.first?.map(\.text) == ["\u{600}", "\u{301}d", "e\u{301}"])
    #expect(marked.isUsable)
    // The planted fault: one field more is still told.
    #expect(table("a,b\n1,\u{301}2,3\n").diagnostics.map(\.code) == ["E0304"])
  }

  @Test("What is written is read back, each field at its place", arguments: 0..<60)
  func roundTrip(_ seed: UInt64) {
    let sample = Sample(seed: seed, lineBreak: "\n")
    let read = table(sample.text)
    let all = [read.header] + read.rows
    #expect(read.isUsable)
    #expect(all.map { $0.map(\.text) } == sample.rows)
    #expect(all.map { $0.map { "\($0.line):\($0.column)" } } == sample.places)
  }

  @Test("A byte order mark and the line ends of other systems change nothing", arguments: 0..<20)
  func dialects(_ seed: UInt64) {
    let plain = Sample(seed: seed, lineBreak: "\n")
    for text in [Sample(seed: seed, lineBreak: "\r\n").text, "\u{FEFF}" + plain.text] {
      let read = table(text)
      #expect(([read.header] + read.rows).map { $0.map(\.text) } == plain.rows)
    }
  }

  @Test(
    "Only decimal numbers are numbers",
    arguments: ["0x10", "0x1p3", "inf", "nan", "1e400", "", "1 000", "1,5", "½", "１", "--1", "1e"])
  func notNumbers(_ text: String) {
    for isWhole in [false, true] {
      var table = CSVTable(text: "n,m\n\"\(text)\",1\n", file: "t.csv", columns: ["n"])
      let row = table.rows[0]
      let isRead =
        isWhole ? table.integer("n", row, 0...2000) != nil : table.number("n", row, 0...2000) != nil
      #expect(!isRead)
      #expect(table.diagnostics.map(\.code) == ["E0305"])
      #expect(table.diagnostics.map { "\($0.line):\($0.column)" } == ["2:1"])
    }
  }

  @Test("A row's columns are found by name, wherever they stand", arguments: 0..<20)
  func columnOrder(_ seed: UInt64) throws {
    var random = RandomStream(seed: seed, replication: 0, purpose: StreamPurpose("test.csv.order"))
    var names = ["lon", "lat", "weight", "note"]
    for index in names.indices.reversed() { names.swapAt(index, random.integer(below: index + 1)) }
    let values = ["lon": "106.5", "lat": "29.6", "weight": "3", "note": "\"a, b\""]
    var table = CSVTable(
      text: names.joined(separator: ",") + "\n" + names.map { values[$0] ?? "" }.joined(separator: ",")
        + "\n",
      file: "t.csv", columns: ["lon", "lat", "weight"])
    let row = try #require(table.rows.first)
    let weight = table.number("weight", row, 0...10)
    #expect(weight == 3)
    #expect(table.value("note", row)?.text == "a, b")
    let place = table.coordinate(row, .wgs84)
    #expect(place == Coordinate(longitude: 106.5, latitude: 29.6))
  }

  @Test("GCJ-02 coordinates come back from the web map's shift", arguments: 0..<20)
  func datum(_ seed: UInt64) throws {
    var random = RandomStream(seed: seed, replication: 0, purpose: StreamPurpose("test.csv.datum"))
    let lon = 100 + 20 * random.uniform()
    let lat = 22 + 20 * random.uniform()
    var table = CSVTable(text: "lon,lat\n\(lon),\(lat)\n", file: "t.csv", columns: ["lon", "lat"])
    let row = table.rows[0]
    let plain = table.coordinate(row, .wgs84)
    let converted = table.coordinate(row, .gcj02)
    let shifted = try #require(converted)
    #expect(plain == Coordinate(longitude: lon, latitude: lat))
    // One degree is about 111 km; the shift is some hundred metres.
    let metres = 111_000 * max(abs(shifted.longitude - lon), abs(shifted.latitude - lat))
    #expect((50...1000).contains(metres))
  }
}
