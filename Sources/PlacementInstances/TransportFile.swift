import DistrictModel
import RoadNetwork
import Siting

/// A network and its trips in the format of the Transportation Networks repository (TNTP): `<NAME> value` headers, then
/// links, or origins with `destination : flow;`. Values with decimals are held in whole units of their last digit.
struct TransportFile {
  let graph: RoadGraph
  let trips: [FlowTrip]
  let lengthUnits: Int64
  let flowUnits: Int64
  /// The first node a way may lead through, counted from 1; 1 where zones are ordinary nodes.
  let firstThroughNode: Int
  let longestLink: Int64

  /// - Parameter closesZones: whether `<FIRST THRU NODE>` is respected.
  init(net: InstanceSource, trips: InstanceSource, closesZones: Bool) throws(InstanceError) {
    let network = try Self.network(net)
    let (nodes, zones) = (network.nodes, network.zones)
    firstThroughNode = network.first
    let through = closesZones ? network.first : 1
    lengthUnits = Self.units(of: network.links.map(\.length))
    let scale = Double(lengthUnits)
    do throws(RoadFault) {
      graph = try RoadGraph(
        nodes: (1...nodes).map {
          RoadNode(id: "\($0)", point: .init(x: 0, y: 0), isThrough: $0 >= through)
        },
        links: network.links.map { link in
          RoadLink(
            from: Int32(link.from - 1), to: Int32(link.to - 1),
            length: Int64((link.length.value * scale).rounded()))
        })
    } catch {
      throw InstanceError(file: net.argument, line: nil, error.message)
    }
    longestLink = graph.links.map(\.length).max() ?? 0
    let table = try Self.table(trips, zones: zones)
    flowUnits = Self.units(of: table.map(\.flow))
    var both = [Int64](repeating: 0, count: zones * zones)
    for entry in table where entry.from != entry.to {
      let (low, high) = (min(entry.from, entry.to) - 1, max(entry.from, entry.to) - 1)
      both[low * zones + high] += Int64((entry.flow.value * Double(flowUnits)).rounded())
    }
    self.trips = both.indices.filter { both[$0] > 0 }.map {
      FlowTrip(origin: Int32($0 / zones), destination: Int32($0 % zones), weight: both[$0])
    }
  }

  /// A number and how many digits it has behind the point.
  struct Decimal {
    let value: Double
    let digits: Int
  }

  private static func decimal(_ word: Substring) -> Decimal? {
    guard let value = Double(word), value.isFinite, value >= 0, value <= 1e9 else { return nil }
    guard !word.contains("e"), !word.contains("E") else { return Decimal(value: value, digits: 6) }
    let fraction = word.split(separator: ".", omittingEmptySubsequences: false).dropFirst().first ?? ""
    var digits = fraction.count
    for digit in fraction.reversed() {
      if digit != "0" { break }
      digits -= 1
    }
    return Decimal(value: value, digits: digits)
  }

  /// Whole units per one, a millionth at the finest.
  private static func units(of numbers: [Decimal]) -> Int64 {
    let digits = min(6, numbers.map(\.digits).max() ?? 0)
    return (0..<digits).reduce(Int64(1)) { power, _ in power * 10 }
  }
}

extension TransportFile {
  private struct Line {
    let number: Int
    let text: Substring
  }

  /// Headers by name, and the lines behind them without comments.
  private static func split(_ source: InstanceSource) throws(InstanceError) -> ([String: Substring], [Line]) {
    var headers: [String: Substring] = [:]
    var lines: [Line] = []
    let all = try source.text().split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in all.enumerated() {
      let text = line.drop { $0.isWhitespace }
      if text.first == "<", let end = text.firstIndex(of: ">") {
        headers[String(text[text.index(after: text.startIndex)..<end])] =
          text[text.index(after: end)...].split(whereSeparator: \.isWhitespace).first ?? ""
      } else if !text.isEmpty, text.first != "~" {
        lines.append(Line(number: index + 1, text: text))
      }
    }
    return (headers, lines)
  }

  private static func header(
    _ name: String, _ headers: [String: Substring], _ file: String
  ) throws(InstanceError) -> Int {
    guard let word = headers[name] else {
      throw InstanceError(file: file, line: nil, "expected a header <\(name)>")
    }
    guard let value = Int(word), (1...1_000_000).contains(value) else {
      throw InstanceError(
        file: file, line: nil, "expected <\(name)>, a whole number from 1 to 1000000, found '\(word)'")
    }
    return value
  }

  private static func network(
    _ source: InstanceSource
  ) throws(InstanceError) -> (
    nodes: Int, zones: Int, first: Int, links: [(from: Int, to: Int, length: Decimal)]
  ) {
    let (headers, lines) = try split(source)
    let file = source.argument
    let zones = try header("NUMBER OF ZONES", headers, file)
    let nodes = try header("NUMBER OF NODES", headers, file)
    let count = try header("NUMBER OF LINKS", headers, file)
    let first = headers["FIRST THRU NODE"] == nil ? 1 : try header("FIRST THRU NODE", headers, file)
    guard zones <= nodes, zones <= 10_000 else {
      throw InstanceError(
        file: file, line: nil, "expected at most \(min(nodes, 10_000)) zones, found \(zones)")
    }
    var links: [(from: Int, to: Int, length: Decimal)] = []
    for line in lines {
      let words = line.text.split { $0.isWhitespace || $0 == ";" }
      guard words.count >= 4, let from = Int(words[0]), let to = Int(words[1]),
        (1...nodes).contains(from), (1...nodes).contains(to), let length = decimal(words[3])
      else {
        throw InstanceError(
          file: file, line: line.number,
          "expected a link: two nodes from 1 to \(nodes), capacity and length, found '\(line.text.prefix(40))'"
        )
      }
      links.append((from, to, length))
    }
    guard links.count == count else {
      throw InstanceError(
        file: file, line: lines.last?.number, "expected \(count) links, found \(links.count)")
    }
    return (nodes, zones, first, links)
  }

  private static func table(
    _ source: InstanceSource, zones: Int
  ) throws(InstanceError) -> [(from: Int, to: Int, flow: Decimal)] {
    let (headers, lines) = try split(source)
    let file = source.argument
    var origin = 0
    var table: [(from: Int, to: Int, flow: Decimal)] = []
    for line in lines {
      let words = line.text.split(whereSeparator: \.isWhitespace)
      if words.first?.lowercased() == "origin" {
        guard words.count == 2, let number = Int(words[1]), (1...zones).contains(number) else {
          throw InstanceError(
            file: file, line: line.number,
            "expected an origin from 1 to \(zones), found '\(line.text.prefix(40))'")
        }
        origin = number
        continue
      }
      for entry in line.text.split(separator: ";") where !entry.allSatisfy(\.isWhitespace) {
        let parts = entry.split(separator: ":").map { $0.filter { !$0.isWhitespace } }
        guard origin > 0, parts.count == 2, let to = Int(parts[0]), (1...zones).contains(to),
          let flow = decimal(Substring(parts[1]))
        else {
          throw InstanceError(
            file: file, line: line.number,
            "expected 'destination : flow;' with a zone from 1 to \(zones), found '\(entry.prefix(40))'")
        }
        table.append((origin, to, flow))
      }
    }
    let sum = table.reduce(0) { $0 + $1.flow.value }
    // Totals are rounded in some files; a file cut short is off by more.
    if let total = headers["TOTAL OD FLOW"].flatMap({ Double($0) }), abs(sum - total) > 0.005 * total {
      throw InstanceError(
        file: file, line: lines.last?.number, "expected flows that add up to \(total), found \(sum)")
    }
    return table
  }
}
