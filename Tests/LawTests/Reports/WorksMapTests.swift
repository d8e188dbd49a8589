import Assessment
import DistrictModel
import Foundation
import Testing

@testable import Reports

@Suite("The map of works shows every new station in the year it opens in")
struct WorksMapTests {
  private func opening(_ map: ReportMap) -> [(layer: ReportMap.Layer, symbols: [ReportMap.Symbol])] {
    map.layers.filter { $0.id.hasPrefix("opens-") }.map { layer in
      if case .symbols(let symbols) = layer.content { (layer, symbols) } else { (layer, []) }
    }
  }

  @Test("A layer for each year, in a shape of its own; together they are what is new")
  func layers() throws {
    let input = try ReportFixture.input(opensYears: [2026, 2027])
    let map = try #require(worksMap(input))
    let years = opening(map)
    #expect(years.map(\.layer.id) == ["opens-2026", "opens-2027"])
    let new = input.scorecard.stations.count { !$0.isExisting }
    #expect(new > 1 && years.reduce(0) { $0 + $1.symbols.count } == new)
    #expect(years.map { Set($0.symbols.map(\.kind)) } == [[.opensFirst], [.opensSecond]])
    #expect(worksMap(try ReportFixture.input(opensYears: [2026, 2028])) != map)
  }

  @Test("Years after the fourth share a shape, and keep a layer each")
  func manyYears() throws {
    let input = try ReportFixture.input(stations: 8, opensYears: Array(2024...2031))
    let years = opening(try #require(worksMap(input)))
    // Every fourth station stands today.
    #expect(years.map(\.layer.id) == [2025, 2026, 2027, 2029, 2030, 2031].map { "opens-\($0)" })
    #expect(years.suffix(2).flatMap(\.symbols).map(\.kind) == [.opensLater, .opensLater])
  }

  @Test("Without stages there is no such map; a map without filled squares still has its outline, once")
  func outline() throws {
    #expect(worksMap(try ReportFixture.input()) == nil)
    let map = try #require(worksMap(try ReportFixture.input(opensYears: [2026])))
    var tips = TipTable()
    func outlines(_ map: ReportMap) -> Int {
      let drawing = SVGMap(map, text: HTMLText(language: .zh)).drawing(tips: &tips)
      return drawing.components(separatedBy: "stroke-linejoin=\"round\" aria-hidden").count - 1
    }
    #expect(outlines(map) == 1)
    var bare = map
    bare.outline = []
    #expect(
      SVGMap(bare, text: HTMLText(language: .zh)).drawing(tips: &tips)
        != SVGMap(map, text: HTMLText(language: .zh)).drawing(tips: &tips))
  }
}
