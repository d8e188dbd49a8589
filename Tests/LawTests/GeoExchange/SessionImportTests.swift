import Fixtures
import Foundation
import GeoExchange
import Testing

@Suite("Session logs") struct SessionImportTests {
  private func read(_ format: String, _ file: String, hours: Double = 0) throws -> ImportScene.Answer {
    var scene = try ImportScene()
    defer { scene.remove() }
    scene.options.addHours = hours
    return scene.read(format, [ImportScene.data(file)])
  }

  @Test("power in W is suspected and the energy still checked; energy in Wh is dropped with a hint")
  func watts() throws {
    let scene = try ImportScene()
    defer { scene.remove() }
    func told(_ energy: String, _ power: String) throws -> [String] {
      let text =
        "start,end,energy_kwh,charger,power_kw\n"
        + "2022-06-02 06:00,2022-06-02 07:00,\(energy),1,\(power)\n2022-06-02 08:00,2022-06-02 09:00,20,1,60\n"
      return try scene.read("sessions", text: text, as: "log.csv").told().filter { !$0.hasPrefix("noted") }
    }
    let suspected =
      "suspected W1026 line 2: 60000 kW cannot be, it may be W; the energy is checked against 60 kW"
    #expect(try told("20", "60000") == [suspected])
    #expect(
      try told("500", "60000") == [
        suspected, "dropped W1089 line 2: 500 kWh are more than 60 kW give in its time",
      ])
    #expect(
      try told("20000", "60")
        == ["dropped W1089 line 2: 20000 kWh are more than 60 kW give in its time; the energy may be in Wh"])
    #expect(try told("20", "60") == [])
  }

  @Test("a table of sessions becomes the files of a calibration, and every slip is told") func table() throws
  {
    let answer = try read("sessions", "sessions.csv")
    #expect(answer.isWholeAccount)
    #expect(
      answer.told() == [
        "dropped W1089 line 6: 500 kWh are more than 60 kW give in its time",
        "dropped W1088 line 7: it has no energy, or a negative one",
        "dropped W1086 line 9: its start or end is no time that can be read",
        "dropped W1095 line 11: 2019-06-20 09:00 lies more than 31 days from the rest of the log",
        "dropped W1090 line 5: it stood before; the first one is taken",
        "changed W1091 line 3: it overlaps the next session at this charger (line 4) by 1800 s; it ends when that starts",
        "noted W1099: 0 hours are added to the clock of the log to make it local (--add-hours)",
        "noted W1098: 2 stations are zones 1 to 2 (data/measured/zones.csv); a calibration also needs their places, piles and prices (zones.csv, stations.csv, prices.csv)",
      ])
    #expect(
      answer.told(inChinese: true) == [
        "dropped W1089 line 6: 500 kWh 超过 60 kW 在此时长内所能给出的电量", "dropped W1088 line 7: 没有可用的电量",
        "dropped W1086 line 9: 没有可读的起止时间", "dropped W1095 line 11: 2019-06-20 09:00 与其余记录相隔 31 天以上",
        "dropped W1090 line 5: 重复记录，只取第一个", "changed W1091 line 3: 与同一充电桩的下一次充电（line 4）重叠 1800 秒，按其开始时结束",
        "noted W1099: 记录的时刻加 0 小时作为当地时间（--add-hours）",
        "noted W1098: 2 座站编为小区 1 至 2（见 data/measured/zones.csv）；校准还需各小区的位置、桩数与电价（zones.csv、stations.csv、prices.csv）",
      ])
    let city = try #require(answer.text(of: "data/measured/city.csv")).split(separator: "\n")
    // One whole day lies between the first session and the last.
    #expect(city.count == 289)
    #expect(city[1] == "2022-06-19 00:00,6,0,0,0")
    #expect(city[1 + 96] == "2022-06-19 08:00,6,1,0.5,5")
    let energy = city.dropFirst().compactMap { $0.split(separator: ",").last.flatMap { Double($0) } }.reduce(
      0, +)
    #expect(abs(energy - 85) < 0.01, "what was charged that day: 30 + 35 + 20 kWh")
    #expect(answer.text(of: "data/measured/zones.csv") == "zone,station,piles\n1,North,1\n2,South,1\n")
    #expect(answer.text(of: "data/measured/zone_occupancy.csv")?.split(separator: "\n").count == 289)
    #expect(
      answer.text(of: "data/measured/zone_means.csv")
        == "grid,mean_utilisation_30d,piles\n1,0.0833,1\n2,0.0417,1\n")
  }

  @Test("times in GMT become local, charging ends with the car") func acn() throws {
    let answer = try read("acn", "acn.json", hours: 8)
    #expect(answer.isWholeAccount)
    #expect(
      answer.told().prefix(3) == [
        "changed W1094 #1: charging ended 60 s after the car had left; it counts as ended when it left",
        "changed W1093 #2: it does not say when charging ended; it counts as charging until the car left",
        "dropped W1087 #3: it ends before it starts, or with it",
      ])
    #expect(
      answer.told(inChinese: true).prefix(3) == [
        "changed W1094 #1: 充满时刻晚于拔枪 60 秒，按拔枪计", "changed W1093 #2: 没有充满时刻，视为充电至拔枪",
        "dropped W1087 #3: 结束不晚于开始",
      ])
    #expect(
      answer.text(of: "data/measured/sessions.csv")?.split(separator: "\n")[1]
        == "0002-0039,2-39-78-362,2022-06-18 23:08:04,2022-06-19 01:20:10,2022-06-19 01:20:10,7.932")
  }

  @Test(
    "the log of Caltech is read whole",
    .enabled(
      if: SharedData.path("charging_world/acn_caltech_2018_train.csv.gz") != nil, "\(SharedData.absence)"))
  func caltech() throws {
    let path = try #require(SharedData.path("charging_world/acn_caltech_2018_train.csv.gz"))
    let lines = try SharedData.linesUnpacked(path).prefix(2001)
    var scene = try ImportScene()
    defer { scene.remove() }
    scene.options.addHours = 0
    let answer = try scene.read("acn", text: lines.joined(separator: "\n") + "\n", as: "acn.csv")
    #expect(answer.log.found == 2000)
    #expect(answer.isWholeAccount)
    #expect(answer.log.kept > 1900, "\(answer.told().prefix(5))")
  }
}
