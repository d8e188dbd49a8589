import DistrictModel
import PowerNetwork

extension ComponentModel {
  /// Orderly charging of several cars over a load.
  static let valleyFilling = ComponentModel(
    id: "valley_filling",
    summary: BilingualText(
      zh: "填谷有序充电（逐车注水，总负荷平方和最小）；每行一个算例，列表以空格或分号分隔",
      en:
        "orderly charging that fills valleys (water-filling car by car, least sum of squares); one case a row, lists apart by blanks or semicolons"
    ),
    forms: [
      ModelForm(
        inputs: [
          InputColumn(
            "base_kw", unit: "kW", .list(-1e7...1e7, most: 10_000), zh: "各时段基础负荷",
            en: "load without cars, one number a slot"),
          InputColumn(
            "slot_h", unit: "h", .number(1e-3...24), zh: "时段长度", en: "length of a slot",
            fallback: .number(0.25)),
          InputColumn(
            "arrival_slot", .list(0...10_000, most: 10_000), zh: "各车到达时段，自 0 起",
            en: "first slot of every car, from 0"),
          InputColumn(
            "departure_slot", .list(0...10_000, most: 10_000), zh: "各车离开时段（不含）",
            en: "first slot every car is gone"),
          InputColumn(
            "power_kw", unit: "kW", .list(0...1e5, most: 10_000), zh: "各车功率上限", en: "most power of every car"),
          InputColumn(
            "energy_kwh", unit: "kWh", .list(0...1e6, most: 10_000), zh: "各车电表侧需电量",
            en: "energy every car wants at the meter"),
        ],
        outputs: [
          OutputColumn("peak_kw", unit: "kW", zh: "总负荷最高值", en: "highest total load"),
          OutputColumn("lowest_kw", unit: "kW", zh: "总负荷最低值", en: "lowest total load"),
          OutputColumn("sum_squares_kw2", unit: "kW²", zh: "总负荷平方和", en: "sum of squares of the total load"),
          OutputColumn(
            "gap_kw2", unit: "kW²", zh: "距最优的上界（Frank–Wolfe）", en: "bound on the distance from the least sum"),
          OutputColumn(
            "undelivered_kwh", unit: "kWh", zh: "停留时间内无法充入的电量", en: "energy beyond what the stays allow"),
        ]
      ) { row throws(ModelRefusal) in
        let vehicles = try vehicles(row)
        let answer = ValleyFilling(
          base: row.list("base_kw"), vehicles: vehicles, hours: row.number("slot_h"))
        return [
          answer.total.max() ?? 0, answer.total.min() ?? 0, answer.squares, answer.gap,
          answer.undeliveredKWh.reduce(0, +),
        ]
      }
    ])

  private static func vehicles(_ row: ModelRow) throws(ModelRefusal) -> [FlexibleVehicle] {
    let arrivals = row.list("arrival_slot")
    for column in ["departure_slot", "power_kw", "energy_kwh"]
    where row.list(column).count != arrivals.count {
      throw ModelRefusal(
        column, zh: "应有 \(arrivals.count) 个数，与 arrival_slot 相同",
        en: "\(arrivals.count) numbers are needed, as in arrival_slot")
    }
    var vehicles: [FlexibleVehicle] = []
    for car in arrivals.indices {
      let departure = row.list("departure_slot")[car]
      for (column, slot) in [("arrival_slot", arrivals[car]), ("departure_slot", departure)]
      where slot != slot.rounded() {
        throw ModelRefusal(column, zh: "时段应为整数", en: "slots are whole numbers")
      }
      guard arrivals[car] <= departure, Int(departure) <= row.list("base_kw").count else {
        throw ModelRefusal(
          "departure_slot", zh: "早于到达或超出时段数", en: "before the arrival, or beyond the slots of base_kw")
      }
      vehicles.append(
        FlexibleVehicle(
          arrival: Int(arrivals[car]), departure: Int(departure), powerKW: row.list("power_kw")[car],
          energyKWh: row.list("energy_kwh")[car]))
    }
    return vehicles
  }

  /// Charging and discharging of one battery at known prices.
  static let vehicleToGrid = ComponentModel(
    id: "v2g_pairing",
    summary: BilingualText(
      zh: "V2G：低价时段与高价时段配对，扣除电池损耗，保证离开时的电量（已知电价；同一时段售电价不高于购电价时为精确解）",
      en:
        "vehicle to grid: cheap hours paired with dear ones, net of battery wear, departure guaranteed (exact at known prices where selling never pays more than buying in one slot)"
    ),
    forms: [
      ModelForm(
        inputs: [
          InputColumn(
            "buy_cny_kwh", unit: "CNY/kWh", .list(-10...100, most: 2000), zh: "各时段购电价",
            en: "price of buying, one number a slot"),
          InputColumn(
            "sell_cny_kwh", unit: "CNY/kWh", .list(-10...100, most: 2000), zh: "各时段放电价；缺省同购电价",
            en: "price of selling; that of buying unless given", fallback: .list([])),
          InputColumn(
            "slot_h", unit: "h", .number(1e-3...24), zh: "时段长度", en: "length of a slot", fallback: .number(1)),
          InputColumn(
            "capacity_kwh", unit: "kWh", .number(1e-3...1e6), zh: "电池容量", en: "capacity of the battery"),
          InputColumn("start_kwh", unit: "kWh", .number(0...1e6), zh: "到达时电量", en: "stored at arrival"),
          InputColumn("target_kwh", unit: "kWh", .number(0...1e6), zh: "离开时所需电量", en: "wanted at departure"),
          InputColumn(
            "reserve_kwh", unit: "kWh", .number(0...1e6), zh: "放电下限", en: "never discharged below",
            fallback: .number(0)),
          InputColumn("charge_kw", unit: "kW", .number(0...1e5), zh: "充电功率上限", en: "most power of charging"),
          InputColumn(
            "discharge_kw", unit: "kW", .number(0...1e5), zh: "放电功率上限", en: "most power of discharging"),
          InputColumn(
            "eta_charge", .number(0.01...1), zh: "充电效率", en: "efficiency of charging", fallback: .number(0.95)
          ),
          InputColumn(
            "eta_discharge", .number(0.01...1), zh: "放电效率", en: "efficiency of discharging",
            fallback: .number(0.95)),
          InputColumn(
            "wear_cny_kwh", unit: "CNY/kWh", .number(0...100), zh: "为放电而购的每千瓦时电池损耗",
            en: "wear per kWh bought for later discharge", fallback: .number(0.2)),
          InputColumn(
            "service_share", .number(0...1), zh: "聚合商收入分成", en: "aggregator's share of the revenue",
            fallback: .number(0)),
        ],
        outputs: [
          OutputColumn("cost_cny", unit: "CNY", zh: "费用（含损耗）", en: "cost with wear"),
          OutputColumn(
            "cost_charging_only_cny", unit: "CNY", zh: "只充电的最低费用", en: "least cost without discharging"),
          OutputColumn("bought_kwh", unit: "kWh", zh: "购电量", en: "energy bought"),
          OutputColumn("sold_kwh", unit: "kWh", zh: "放电量", en: "energy sold"),
          OutputColumn("end_kwh", unit: "kWh", zh: "离开时电量", en: "stored at departure"),
          OutputColumn(
            "missing_kwh", unit: "kWh", zh: "停留时间内无法达到的电量", en: "what charging alone could not reach either"),
        ]
      ) { row throws(ModelRefusal) in
        let buy = row.list("buy_cny_kwh")
        let given = row.list("sell_cny_kwh")
        let sell = given.isEmpty ? buy : given
        guard sell.count == buy.count else {
          throw ModelRefusal(
            "sell_cny_kwh", zh: "应有 \(buy.count) 个数，与 buy_cny_kwh 相同",
            en: "\(buy.count) numbers are needed, as in buy_cny_kwh")
        }
        for column in ["start_kwh", "target_kwh", "reserve_kwh"]
        where row.number(column) > row.number("capacity_kwh") {
          throw ModelRefusal(column, zh: "大于电池容量", en: "above the capacity")
        }
        var battery = VehicleToGrid(
          capacityKWh: row.number("capacity_kwh"), startKWh: row.number("start_kwh"),
          targetKWh: row.number("target_kwh"), reserveKWh: row.number("reserve_kwh"),
          chargeKW: row.number("charge_kw"), dischargeKW: row.number("discharge_kw"),
          chargeEfficiency: row.number("eta_charge"), dischargeEfficiency: row.number("eta_discharge"),
          wear: row.number("wear_cny_kwh"), serviceShare: row.number("service_share"))
        let hours = row.number("slot_h")
        let plan = battery.plan(buy: buy, sell: sell, hours: hours)
        battery.dischargeKW = 0
        let alone = battery.plan(buy: buy, sell: sell, hours: hours)
        return [
          plan.cost, alone.cost, plan.chargeKW.reduce(0, +) * hours, plan.dischargeKW.reduce(0, +) * hours,
          plan.storedKWh[buy.count], plan.missingKWh,
        ]
      }
    ])
}
