import Fixtures
import GeoExchange
import ScenarioFiles
import Testing

@Suite("Years of weather") struct WeatherImportTests {
  private func read(_ format: String, _ text: String) throws -> ImportScene.Answer {
    let scene = try ImportScene()
    defer { scene.remove() }
    return try scene.read(format, text: text, as: "year.txt")
  }

  @Test("EPW and TMY3 of the same weather are the same year") func same() throws {
    let epw = try read("epw", WeatherFiles.epw())
    let text = try #require(epw.text(of: "data/climate.csv"))
    let rows = text.split(separator: "\n")
    #expect(rows.count == 8761)
    #expect(rows[0] == "hour,celsius,ghi_w_m2")
    #expect(rows[1] == "0,5,0")
    #expect(rows[13] == "12,15,100")
    #expect(epw.told() == [])
    #expect(epw.log.found == 8760 && epw.log.kept == 8760)
    #expect(epw.imported?.settings.first?.removing == ["daily_mean_c"])
    #expect(try read("tmy", WeatherFiles.tmy3()).text(of: "data/climate.csv") == text)
  }

  @Test("missing hours are filled and told, a leap day goes, weather of another place is suspected")
  func repairs() throws {
    let answer = try read("epw", WeatherFiles.epw(latitude: 39.9, missing: [14, 15], isLeap: true))
    let rows = try #require(answer.text(of: "data/climate.csv")).split(separator: "\n")
    // 14.17 at 13 o'clock and 11.67 at 16: drawn straight between.
    #expect(rows[14] == "13,14.17,100" && rows[15] == "14,13.33,100" && rows[16] == "15,12.5,100")
    #expect(answer.log.count(of: .dropped) == 24)
    #expect(answer.isWholeAccount)
    #expect(
      answer.told().last
        == "changed W1084: 2 missing temperatures are drawn straight between the hours beside them")
    #expect(answer.told(inChinese: true).last == "changed W1084: 缺少的 2 个气温按相邻小时线性插值")
    #expect(answer.told()[1] == "dropped W1082 line 1425: 29 February is left out")
    #expect(answer.told(inChinese: true)[1] == "dropped W1082 line 1425: 闰日 2 月 29 日未采用")
    #expect(answer.told()[0].hasPrefix("suspected W1081: the weather is that of a place 11"))
    #expect(answer.told(inChinese: true)[0].hasPrefix("suspected W1081: 气象站在 11"))
  }

  @Test("temperatures that cannot be are told apart from missing ones; kelvin is suspected")
  func impossible() throws {
    let kelvin = try read("epw", WeatherFiles.epw(warmer: 273.15))
    #expect(
      kelvin.complaint()
        == "year.txt E1088 8760 of 8760 temperatures lie outside -60 to 60 °C, the first is 278.15 (line 9)")
    #expect(
      kelvin.complaint(inChinese: true)
        == "year.txt E1088 8760 小时中 8760 个气温不在 −60 至 60 °C 之内，首个为 278.15（line 9）")
    let one = try read("epw", WeatherFiles.epw(missing: [14]).replacing("99.9,", with: "850,"))
    #expect(
      one.told() == [
        "changed W1019 line 23: 1 temperatures lie outside -60 to 60 °C and count as missing",
        "changed W1084: 1 missing temperatures are drawn straight between the hours beside them",
      ])
    // Beside it the mark for missing, which is no temperature.
    #expect(try read("epw", WeatherFiles.epw(missing: [14])).told().count == 1)
  }

  @Test(
    "what is no year of weather is refused",
    arguments: [
      (
        "epw", "nothing\n",
        "year.txt E1077 this is no EPW file: its line LOCATION or DATA PERIODS is missing",
        "year.txt E1077 不是 EPW 文件：缺少 LOCATION 或 DATA PERIODS 行"
      ),
      (
        "epw", WeatherFiles.epw().split(separator: "\n").prefix(808).joined(separator: "\n"),
        "year.txt E1076 7960 of 8760 temperatures are missing; 876 may be",
        "year.txt E1076 8760 小时中缺少 7960 个气温，最多可缺 876 个"
      ),
      (
        "tmy", "a,b\n1,2\n",
        "year.txt E1071 none of the opening lines is a header with the columns Dry-bulb (C), Time (HH:MM)",
        "year.txt E1071 开头各行中没有含以下各列的表头：Dry-bulb (C), Time (HH:MM)"
      ),
    ])
  func refuses(_ format: String, _ text: String, _ en: String, _ zh: String) throws {
    let answer = try read(format, text)
    #expect(answer.complaint() == en)
    #expect(answer.complaint(inChinese: true) == zh)
  }

  @Test("hours without a date and hours that stand twice are dropped") func drops() throws {
    let answer = try read("tmy", WeatherFiles.tmy3() + "13/1/1990,01:00,0,4\n1/1/1990,01:00,0,4\n1/1/1990\n")
    #expect(
      answer.told() == [
        "dropped W1038 line 8765: it has 1 fields, the header has 4",
        "dropped W1080 line 8763: it has no month, day and hour that can be used",
        "dropped W1083 line 8764: hour 0 of 1-1 stood before; the first one is taken",
      ])
    #expect(
      answer.told(inChinese: true) == [
        "dropped W1038 line 8765: 有 1 个字段，表头有 4 个", "dropped W1080 line 8763: 没有可用的月、日、时",
        "dropped W1083 line 8764: 1 月 1 日 0 时重复，只取第一个",
      ])
    #expect(answer.isWholeAccount)
  }
}
