import DistrictModel
import PowerNetwork
import Testing

@Suite("Tariffs by the time of day") struct TariffLaws {
  private func faults(_ windows: [(Int, Int, Double)]) -> [String] {
    do throws(TariffFaults) {
      _ = try TimeOfUse(windows.map { .init(fromMinute: $0.0 * 60, toMinute: $0.1 * 60, price: $0.2) })
      return []
    } catch {
      return error.faults.map(\.message.en)
    }
  }

  @Test("Windows that cover the day once are a tariff; gaps, overlaps and impossible windows are all told")
  func covering() throws {
    #expect(faults([(8, 22, 1), (22, 8, 0.3)]) == [])
    #expect(
      faults([(8, 22, 1), (23, 7, 0.3)]) == [
        "there is no price from 7:00 to 8:00", "there is no price from 22:00 to 23:00",
      ])
    #expect(
      faults([(8, 22, 1), (21, 8, 0.3), (3, 3, 1), (0, 25, .nan)]) == [
        "the window 21:00–8:00 overlaps window 1",
        "the window 3:00–3:00 is empty, beyond the day, or without a finite price",
        "the window 0:00–25:00 is empty, beyond the day, or without a finite price",
      ])
    let tariff = try TimeOfUse([
      .init(fromMinute: 480, toMinute: 1320, price: 1), .init(fromMinute: 1320, toMinute: 480, price: 0.3),
    ])
    let prices = tariff.prices(slots: 96)
    #expect(prices[31] == 0.3 && prices[32] == 1 && prices[87] == 1 && prices[88] == 0.3)
    #expect(tariff.prices(slots: 1)[0] > 0.3)
  }

  @Test("A connection is paid by its size or by its highest quarter hour, whichever is cheaper")
  func charge() {
    let bill = ConnectionCharge(perKVA: 28, perKW: 40).bill(
      transformerKVA: 630, quarterHoursKW: [100, 410, 200])
    #expect(bill.byCapacity == 17_640 && bill.byDemand == 16_400)
    #expect(bill.cheaper == 16_400 && bill.saving == 1240)
  }
}
